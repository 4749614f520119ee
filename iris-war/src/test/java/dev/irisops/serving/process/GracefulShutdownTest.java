package dev.irisops.serving.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.irisops.serving.FakeSettings;
import dev.irisops.serving.LogCapture;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class GracefulShutdownTest {
  private final LogCapture log = new LogCapture(GracefulShutdown.class.getName());
  private final CountDownLatch exited = new CountDownLatch(1);

  private GracefulShutdown shutdown(Duration drain) {
    return new GracefulShutdown(drain, exited::countDown);
  }

  @AfterEach
  void closeLog() {
    log.close();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "' 90 ', 90", ", 5"})
  void drain_isRead(String setting, int seconds) throws InterruptedException {
    Map<String, String> settings =
        setting == null ? Map.of() : Map.of("iris.shutdown.drain", setting);
    GracefulShutdown shutdown = GracefulShutdown.from(FakeSettings.of(settings), exited::countDown);
    shutdown.begin();
    shutdown.begin(); // ends the wait
    exited.await();
    assertThat(log.lines())
        .startsWith(
            "INFO SIGTERM: no longer ready; answering requests for %d s before exiting"
                .formatted(seconds));
  }

  @Test
  void negativeDrain_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                GracefulShutdown.from(
                    FakeSettings.of("iris.shutdown.drain", "-1"), exited::countDown))
        .withMessage("iris.shutdown.drain: expected 0 or more, found -1");
  }

  @Test
  void runningService_takesRequests() {
    GracefulShutdown shutdown = shutdown(Duration.ZERO);
    assertThat(shutdown.isRaised()).isFalse();
    assertThat(shutdown.refusesRequests()).isFalse();
  }

  @Test
  void signal_isRaisedWhileRequestsAreStillTaken() throws InterruptedException {
    GracefulShutdown shutdown = shutdown(Duration.ofDays(1));
    shutdown.begin();
    assertThat(shutdown.isRaised()).isTrue();
    assertThat(shutdown.refusesRequests()).isFalse();
    assertThat(exited.getCount()).isOne();

    shutdown.begin(); // ends the wait
    exited.await();
  }

  @Test
  void endOfTheDrain_refusesRequestsAndExits() throws InterruptedException {
    GracefulShutdown shutdown = shutdown(Duration.ofMillis(1));
    shutdown.begin();
    exited.await();
    assertThat(shutdown.refusesRequests()).isTrue();
    assertThat(log.lines())
        .containsExactly(
            "INFO SIGTERM: no longer ready; answering requests for 0 s before exiting");
  }

  @Test
  void secondSignal_endsTheDrain() throws InterruptedException {
    GracefulShutdown shutdown = shutdown(Duration.ofDays(1));
    shutdown.begin();
    shutdown.begin();
    assertThat(exited.await(50, TimeUnit.SECONDS)).isTrue();
    assertThat(log.lines())
        .containsExactly(
            "INFO SIGTERM: no longer ready; answering requests for 86,400 s before exiting",
            "INFO Second SIGTERM: exiting now");
  }

  @Test
  void endOfTheApplication_refusesRequestsWithoutADrain() {
    GracefulShutdown shutdown = shutdown(Duration.ofDays(1));
    shutdown.close();
    assertThat(shutdown.isRaised()).isTrue();
    assertThat(shutdown.refusesRequests()).isTrue();
    assertThat(exited.getCount()).isOne();
  }
}
