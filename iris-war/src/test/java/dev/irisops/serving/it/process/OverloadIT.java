package dev.irisops.serving.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.it.Response;
import dev.irisops.serving.it.ServiceClient;
import dev.irisops.testkit.LoadGenerator;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** More requests at once than allowed: the rest is refused, but no probe or scrape is. */
class OverloadIT {
  /** Some tens of milliseconds of work. */
  private static final String BATCH =
      "[" + String.join(",", Collections.nCopies(10_000, ServiceClient.SETOSA)) + "]";

  @Test
  void requestsBeyondTheLimit_are429AndScrapesAreNot() {
    try (ServiceProcess process =
        ServiceProcess.setup()
            .with("IRIS_MAX_IN_FLIGHT", 1)
            .with("IRIS_REQUEST_TIMEOUT", 900) // longer than a busy machine takes
            .start()) {
      ServiceClient service = process.client();
      List<Response> answers = new CopyOnWriteArrayList<>();
      try (LoadGenerator load = new LoadGenerator(8, () -> call(service, answers))) {
        process.await(
            "some are refused, and not all",
            () -> refused(answers).size() >= 20 && load.outcomes().contains("200"));
        assertThat(service.scrape().value("model_loaded{}")).isEqualTo(1);
        assertThat(service.management("/health/ready").status()).isEqualTo(200);
        assertThat(service.management("/metrics").status()).isEqualTo(200);
      }

      assertThat(refused(answers))
          .allSatisfy(answer -> assertThat(answer.header("Retry-After")).contains("1"))
          .allSatisfy(answer -> assertThat(answer.problem()).isEqualTo("overloaded"));
      assertThat(answers).extracting(Response::status).contains(200).containsOnly(200, 429);
      assertThat(service.scrapeWhenIdle().value("http_requests_shed_total{}"))
          .isEqualTo(refused(answers).size());
      assertThat(service.predict(ServiceClient.SETOSA).status()).isEqualTo(200);
    }
  }

  private static String call(ServiceClient service, List<Response> answers) {
    Response answer = service.post("/predict/batch", BATCH);
    answers.add(answer);
    return "" + answer.status();
  }

  private static List<Response> refused(List<Response> answers) {
    return answers.stream().filter(answer -> answer.status() == 429).toList();
  }
}
