package dev.irisops.serving.admission;

import static dev.irisops.serving.problem.ProblemAssertions.assertThatProblem;
import static dev.irisops.serving.problem.ProblemAssertions.hasType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.irisops.serving.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class UploadsTest {
  private final AtomicLong now = new AtomicLong();

  // one place for a body, two threads
  private final Limits limits = new Limits(9, 1, 1, Duration.ofSeconds(1), 3);
  private final Uploads uploads = new Uploads(limits, now::get);

  private String text(InputStream body) {
    return uploads.text(body, -1, Deadline.in(Duration.ofDays(1), now::get));
  }

  private static InputStream here(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A body of which nothing comes until it is released. */
  private static final class SlowBody extends InputStream {
    private final CountDownLatch waitedFor = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @Override
    public int read() throws IOException {
      waitedFor.countDown();
      try {
        released.await();
      } catch (InterruptedException e) {
        throw new InterruptedIOException();
      }
      return ' ';
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      bytes[offset] = (byte) read();
      return 1;
    }
  }

  private FutureTask<String> waitFor(SlowBody body) throws InterruptedException {
    FutureTask<String> task = new FutureTask<>(() -> text(body));
    new Thread(task, "test-upload").start();
    body.waitedFor.await();
    return task;
  }

  private void assertOverloaded() {
    assertThatProblem(ProblemType.OVERLOADED)
        .isThrownBy(() -> text(here("2")))
        .withMessage("too many request bodies are on their way; try again later");
  }

  @Test
  void body_withinTheGracePeriod_keepsItsPlace() throws Exception {
    SlowBody body = new SlowBody();
    FutureTask<String> task = waitFor(body);
    now.set(499_999_999);

    assertOverloaded();

    body.released.countDown();
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(task::get)
        .havingCause()
        .matches(hasType(ProblemType.BODY_TOO_LARGE)); // it is read until then
    assertThat(text(here("2"))).isEqualTo("2"); // the place is free again
  }

  @Test
  void slowBody_losesItsPlaceToTheNext() throws Exception {
    SlowBody body = new SlowBody();
    FutureTask<String> task = waitFor(body);
    now.set(500_000_000);

    assertThat(text(here("2"))).isEqualTo("2");
    assertThat(text(here("3"))).isEqualTo("3");

    body.released.countDown();
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(task::get)
        .havingCause()
        .matches(hasType(ProblemType.REQUEST_TIMEOUT));
  }

  @Test
  void waitingThreads_areBounded() throws Exception {
    SlowBody first = new SlowBody();
    SlowBody second = new SlowBody();
    List<FutureTask<String>> tasks = new ArrayList<>(List.of(waitFor(first)));
    now.addAndGet(500_000_000);
    tasks.add(waitFor(second));
    now.addAndGet(500_000_000);

    assertOverloaded();

    first.released.countDown();
    second.released.countDown();
    assertThat(tasks)
        .allSatisfy(
            task -> assertThatExceptionOfType(ExecutionException.class).isThrownBy(task::get));
    assertThat(text(here("2"))).isEqualTo("2");
  }

  @Test
  void place_afterAFailure_isFree() {
    for (int i = 0; i < 3; i++) {
      assertThatProblem(ProblemType.BODY_TOO_LARGE).isThrownBy(() -> text(here("0123456789")));
    }
  }
}
