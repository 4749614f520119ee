package dev.irisops.serving.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** More requests at once than allowed: the rest is turned away, what observes is not. */
class OverloadIT {
  /** Some tens of milliseconds of work. */
  private static final String BATCH =
      "[" + String.join(",", Collections.nCopies(10_000, Service.SETOSA)) + "]";

  @Test
  void requestsBeyondTheLimit_are429AndScrapesAreNot() throws InterruptedException {
    try (RunningJar jar = RunningJar.setup().with("IRIS_MAX_IN_FLIGHT", 1).start()) {
      Service service = jar.service();
      jar.await("it is ready", () -> service.management("/health/ready").status() == 200);
      List<Answer> answers = new CopyOnWriteArrayList<>();
      AtomicBoolean enough = new AtomicBoolean();
      List<Thread> callers =
          Stream.generate(() -> new Thread(() -> call(service, answers, enough))).limit(8).toList();
      callers.forEach(Thread::start);

      jar.await("some are turned away", () -> refused(answers).size() >= 20);
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
      assertThat(answers).extracting(Answer::status).contains(200).containsOnly(200, 429);
      Eventually.assertThat(
          () ->
              assertThat(service.scrape().value("http_requests_shed_total{}"))
                  .isEqualTo(refused(answers).size()));
      assertThat(service.predict(Service.SETOSA).status()).isEqualTo(200);
    }
  }

  private static void call(Service service, List<Answer> answers, AtomicBoolean enough) {
    while (!enough.get()) {
      answers.add(service.post("/predict/batch", BATCH));
    }
  }

  private static List<Answer> refused(List<Answer> answers) {
    return answers.stream().filter(answer -> answer.status() == 429).toList();
  }
}
