package dev.irisops.serving.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.it.RawConnection;
import dev.irisops.serving.it.Response;
import dev.irisops.serving.it.ServiceClient;
import dev.irisops.testkit.LoadGenerator;
import dev.irisops.testkit.Waiting;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * SIGTERM under load: the service is not ready at once, answers during the drain, finishes the
 * requests that have begun, refuses the others, and exits with 0.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGTERM")
class ShutdownIT {
  /** Seconds; longer than any test takes. */
  private static final int LONG = 900;

  @Test
  void sigterm_finishesWhatHasBegunAndRefusesTheRest() {
    try (ServiceProcess process = patient(0).start();
        RawConnection begun = new RawConnection(process.client().apiPort());
        RawConnection later = new RawConnection(process.client().apiPort())) {
      later.send(RawConnection.request());
      assertThat(later.readResponse()).isEqualTo("HTTP/1.1 200 OK");
      int firstPart = RawConnection.request().length() - 10;
      begun.send(RawConnection.request().substring(0, firstPart));
      process.await("the request is in flight", () -> process.client().scrape().inFlight() == 1);

      process.terminate();
      process.await("the server shuts down", () -> process.console().contains("CWWKE1100I"));
      later.send(RawConnection.request());
      String refusal = later.readToEnd();
      begun.send(RawConnection.request().substring(firstPart));

      assertThat(begun.readLine()).isEqualTo("HTTP/1.1 200 OK");
      assertThat(refusal)
          .startsWith("HTTP/1.1 503 Service Unavailable\r\n")
          .contains("urn:irisops:problem:shutting-down", "Retry-After: 1");
      assertThat(process.exitCode()).isZero();
    }
  }

  @Test
  void drain_answersAndAsksToGoElsewhere() {
    try (ServiceProcess process = patient(LONG).start();
        RawConnection kept = new RawConnection(process.client().apiPort())) {
      ServiceClient service = process.client();
      kept.send(RawConnection.request());
      assertThat(kept.readResponse()).isEqualTo("HTTP/1.1 200 OK");

      process.terminate();
      process.await("it is not ready", () -> !service.isReady());

      assertThat(service.management("/health/ready").body()).contains("shutting down");
      assertThat(service.get("/v2/health/ready").body())
          .contains("\"ready\":false", "shutting down");
      assertThat(service.management("/health/live").status()).isEqualTo(200);
      kept.send(RawConnection.request());
      assertThat(kept.readToEnd()) // because it is closed
          .startsWith("HTTP/1.1 200 OK\r\n")
          .contains("Connection: close\r\n");
      assertThat(service.predict(ServiceClient.SETOSA).status()).isEqualTo(200);
      assertThat(process.isAlive()).isTrue();

      process.terminate(); // the second time: no more waiting
      assertThat(process.exitCode()).isZero();
      assertThat(process.console())
          .contains(
              "SIGTERM: no longer ready; answering requests for " + LONG + " s before exiting")
          .contains("Second SIGTERM: exiting now")
          .contains("CWWKE0036I"); // the server has stopped in good order
    }
  }

  @Test
  void client_thatKeepsSendingWhileAnotherTakesOver_losesNothing() {
    try (ServiceProcess first = patient(LONG).start();
        ServiceProcess second = patient(0).launch(); // is not drained at the end of the test
        LoadBalancer balancer = new LoadBalancer(first.client(), second.client());
        LoadGenerator load =
            new LoadGenerator(4, () -> "" + predictWithPause(balancer.service()).status())) {
      load.awaitRequests(50);
      second.await("the second is ready", () -> second.client().isReady());

      first.terminate();
      balancer.awaitRemovalOf(first.client());
      first.terminate(); // the second time: no more waiting
      assertThat(first.exitCode()).isZero();
      load.awaitRequests(50);

      assertThat(load.outcomes()).containsExactly("200");
      assertThat(second.client().scrape().value("model_predictions_total{predicted_class=setosa}"))
          .isPositive();
    }
  }

  private static Response predictWithPause(ServiceClient service) {
    Waiting.pause(Duration.ofMillis(5)); // the second instance needs some time of the machine too
    return service.send(
        service
            .request("/predict")
            .header("Host", "localhost")
            .header("X-API-Key", "dev")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(ServiceClient.SETOSA)));
  }

  /** All end at the same time, because Liberty needs 30 s for it in the first second of a start. */
  @Test
  void sigtermDuringTheStart_endsIt() {
    Map<String, ServiceProcess> terminated = new LinkedHashMap<>();
    try {
      for (String moment : List.of("Launching", "CWWKF0007I", "CWWKZ0018I", "CWWKZ0001I")) {
        ServiceProcess process = ServiceProcess.setup().launch();
        terminated.put(moment, process);
        process.await(moment, () -> process.console().contains(moment));
        process.terminate();
      }
      terminated.forEach(
          (moment, process) -> // 143 until the WAR has started
          assertThat(process.exitCode()).as(moment).isIn(0, 143));
    } finally {
      terminated.values().forEach(ServiceProcess::close);
    }
  }

  /** No time limit that a busy machine could reach. */
  private static ServiceProcess.Setup patient(int drainSeconds) {
    return ServiceProcess.setup()
        .with("IRIS_SHUTDOWN_DRAIN", drainSeconds)
        .with("IRIS_REQUEST_TIMEOUT", LONG)
        .with("IRIS_IDLE_TIMEOUT", LONG);
  }
}
