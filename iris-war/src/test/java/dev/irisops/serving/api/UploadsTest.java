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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class UploadsTest {
  private final AtomicInteger shed = new AtomicInteger();
  private final Uploads uploads =
      new Uploads(
          new LimitsConfig(9, 1, 2, Duration.ofSeconds(1)), // which leaves one place
          new HttpMetrics() {
            @Override
            public void shed() {
              shed.incrementAndGet();
            }
          });

  private String text(InputStream body, long length) {
    return uploads.text(body, length, Deadline.NONE);
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
      return -1;
    }
  }

  @Test
  void body_onItsWay_isWaitedForIfThereIsAPlace() throws Exception {
    SlowBody slow = new SlowBody();
    FutureTask<String> first = new FutureTask<>(() -> text(slow, 1));
    new Thread(first, "test-upload").start();
    slow.waitedFor.await();

    assertThatExceptionOfType(OverloadedException.class)
        .isThrownBy(() -> text(here("2"), -1))
        .withMessage("too many bodies are on their way; try again later");
    assertThat(shed).hasValue(1);
    assertThat(text(here("here"), 4)).isEqualTo("here");

    slow.released.countDown();
    assertThat(first.get()).isEmpty();
    assertThat(text(here("2"), -1)).isEqualTo("2"); // the place is free again
  }

  @Test
  void place_comesBackAfterAFailure() {
    for (int i = 0; i < 3; i++) {
      assertThatExceptionOfType(TooLargeException.class)
          .isThrownBy(() -> text(here("0123456789"), -1));
    }
    assertThat(shed).hasValue(0);
  }

  @Test
  void body_whoseConnectionIsGone_isIncomplete() throws IOException {
    InputStream gone = InputStream.nullInputStream();
    gone.close();
    assertThatExceptionOfType(IncompleteBodyException.class).isThrownBy(() -> text(gone, 1));
  }
}
