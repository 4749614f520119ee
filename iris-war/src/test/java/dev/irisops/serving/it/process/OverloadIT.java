package dev.irisops.serving.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.it.Response;
import dev.irisops.serving.it.ServiceClient;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** More requests at once than allowed: the rest is refused, but no probe or scrape is. */
class OverloadIT {
  /** Some tens of milliseconds of work. */
  private static final String BATCH =
      "[" + String.join(",", Collections.nCopies(10_000, ServiceClient.SETOSA)) + "]";

  @Test
  void requestsBeyondTheLimit_are429AndScrapesAreNot() throws InterruptedException {
    try (ServiceProcess process =
        ServiceProcess.setup()
            .with("IRIS_MAX_IN_FLIGHT", 1)
            .with("IRIS_REQUEST_TIMEOUT", 900) // longer than a busy machine takes
            .start()) {
      ServiceClient service = process.client();
      List<Response> answers = new CopyOnWriteArrayList<>();
      AtomicBoolean enough = new AtomicBoolean();
      List<Thread> callers =
          Stream.generate(() -> new Thread(() -> call(service, answers, enough))).limit(8).toList();
      callers.forEach(Thread::start);

      process.await("some are refused", () -> refused(answers).size() >= 20);
      assertThat(service.scrape().value("model_loaded{}")).isEqualTo(1);
      assertThat(service.management("/health/ready").status()).isEqualTo(200);
      assertThat(service.management("/metrics").status()).isEqualTo(200);
      enough.set(true);
      for (Thread caller : callers) {
        caller.join();
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

  private static void call(ServiceClient service, List<Response> answers, AtomicBoolean enough) {
    while (!enough.get()) {
      answers.add(service.post("/predict/batch", BATCH));
    }
  }

  private static List<Response> refused(List<Response> answers) {
    return answers.stream().filter(answer -> answer.status() == 429).toList();
  }
}
