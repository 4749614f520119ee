package dev.irisops.serving.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.irisops.serving.prediction.Deadline;
import dev.irisops.serving.prediction.HttpMetrics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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

  @Test
  void body_onItsWay_isWaitedForIfThereIsAPlace() throws Exception {
    FutureTask<String> first;
    PipedInputStream body = new PipedInputStream();
    try (PipedOutputStream sender = new PipedOutputStream(body)) {
      first = waiting(body);
      awaitRefusal();
      assertThat(text(here("here"), 4)).isEqualTo("here");
      sender.write('1');
    }
    assertThat(first.get()).isEqualTo("1");
    assertThat(text(here("2"), -1)).isEqualTo("2"); // the place is free again
  }

  private FutureTask<String> waiting(InputStream body) {
    FutureTask<String> task = new FutureTask<>(() -> text(body, 1));
    new Thread(task, "test-upload").start();
    return task;
  }

  /** Until the other body has the place, this one gets it and gives it back. */
  private void awaitRefusal() {
    while (shed.get() == 0) {
      try {
        assertThat(text(here("2"), -1)).isEqualTo("2");
      } catch (OverloadedException e) {
        assertThat(e).hasMessage("too many bodies are on their way; try again later");
      }
    }
    assertThat(shed).hasValue(1);
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
