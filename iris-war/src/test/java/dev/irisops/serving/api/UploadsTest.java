package dev.irisops.serving.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.irisops.serving.prediction.Deadline;
import dev.irisops.serving.prediction.HttpMetrics;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class UploadsTest {
  private final AtomicInteger shed = new AtomicInteger();
  private final AtomicLong now = new AtomicLong();
  private final HttpMetrics metrics =
      new HttpMetrics() {
        @Override
        public void shed() {
          shed.incrementAndGet();
        }
      };

  // one request in flight, one place for a body, two threads
  private final LimitsConfig limits = new LimitsConfig(9, 1, 1, Duration.ofSeconds(1), 3);
  private final InFlight inFlight = new InFlight(limits, metrics);
  private final Uploads uploads = new Uploads(limits, metrics, now::get);

  private String text(InputStream body) {
    RequestContext context = new RequestContext(Deadline.NONE, inFlight);
    try {
      return uploads.text(body, -1, context);
    } finally {
      context.leave();
    }
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
    int before = shed.get();
    assertThatExceptionOfType(OverloadedException.class)
        .isThrownBy(() -> text(here("2")))
        .withMessage("too many bodies are on their way; try again later");
    assertThat(shed).hasValue(before + 1);
  }

  @Test
  void body_thatIsNotSlowYet_keepsItsPlace() throws Exception {
    SlowBody body = new SlowBody();
    FutureTask<String> task = waitFor(body);
    now.set(499_999_999);

    assertOverloaded();

    body.released.countDown();
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(task::get)
        .withCauseInstanceOf(TooLargeException.class); // it goes on until it is
    assertThat(text(here("2"))).isEqualTo("2"); // the place is free again
  }

  @Test
  void body_thatIsSlow_losesItsPlaceToTheNext() throws Exception {
    SlowBody body = new SlowBody();
    FutureTask<String> task = waitFor(body);
    now.set(500_000_000);

    assertThat(text(here("2"))).isEqualTo("2");
    assertThat(text(here("3"))).isEqualTo("3");

    body.released.countDown();
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(task::get)
        .withCauseInstanceOf(RequestTimeoutException.class);
    assertThat(shed).hasValue(0);
  }

  @Test
  void threads_thatWait_areBounded() throws Exception {
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

  /** Of the only place in flight. */
  private RequestContext inFlight() {
    RequestContext context = new RequestContext(Deadline.NONE, inFlight);
    context.enter();
    return context;
  }

  @Test
  void request_isNotInFlightWhileItsBodyIsWaitedFor() throws Exception {
    SlowBody body = new SlowBody();
    RequestContext waiting = inFlight();
    FutureTask<String> task = new FutureTask<>(() -> uploads.text(body, -1, waiting));
    new Thread(task, "test-upload").start();
    body.waitedFor.await();

    inFlight().leave();

    body.released.countDown();
    assertThatExceptionOfType(ExecutionException.class).isThrownBy(task::get);
    inFlight().leave(); // for a body that failed takes no place
  }

  @Test
  void request_whoseBodyHasCome_isInFlightAgain() {
    RequestContext context = inFlight();

    assertThat(uploads.text(here("2"), -1, context)).isEqualTo("2");

    assertThatExceptionOfType(OverloadedException.class).isThrownBy(this::inFlight);
    context.leave();
    context.leave(); // gives back no more than it took
    inFlight();
    assertThatExceptionOfType(OverloadedException.class).isThrownBy(this::inFlight);
  }

  @Test
  void request_whoseBodyHasCome_isShedIfOthersAreInFlightMeanwhile() {
    RequestContext late = new RequestContext(Deadline.NONE, inFlight);
    inFlight();

    assertThatExceptionOfType(OverloadedException.class)
        .isThrownBy(() -> uploads.text(here("2"), -1, late))
        .withMessage("too many requests are in flight; try again later");
    assertThat(shed).hasValue(1);
  }

  @Test
  void place_comesBackAfterAFailure() {
    for (int i = 0; i < 3; i++) {
      assertThatExceptionOfType(TooLargeException.class).isThrownBy(() -> text(here("0123456789")));
    }
    assertThat(shed).hasValue(0);
  }
}
