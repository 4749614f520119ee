package dev.irisops.serving.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.LogCapture;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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

  @Test
  void service_thatRuns_takesRequests() {
    GracefulShutdown shutdown = shutdown(Duration.ZERO);
    assertThat(shutdown.isRaised()).isFalse();
    assertThat(shutdown.refusesRequests()).isFalse();
  }

  @Test
  void signal_isRaisedAtOnceAndRequestsAreStillTaken() throws InterruptedException {
    GracefulShutdown shutdown = shutdown(Duration.ofDays(1));
    shutdown.begin();
    assertThat(shutdown.isRaised()).isTrue();
    assertThat(shutdown.refusesRequests()).isFalse();
    assertThat(exited.getCount()).isOne();

    shutdown.begin(); // ends the wait
    exited.await();
  }

  @Test
  void drain_thatIsOver_refusesRequestsAndExits() throws InterruptedException {
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
  void endOfTheApplication_raisesAndRefusesWithoutADrain() {
    GracefulShutdown shutdown = shutdown(Duration.ofDays(1));
    shutdown.close();
    assertThat(shutdown.isRaised()).isTrue();
    assertThat(shutdown.refusesRequests()).isTrue();
    assertThat(exited.getCount()).isOne();
  }
}
