package dev.irisops.serving.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.it.Response;
import dev.irisops.serving.it.ServiceClient;
import dev.irisops.serving.it.Trainer;
import dev.irisops.serving.model.FakeBundle;
import dev.irisops.testkit.LoadGenerator;
import dev.irisops.testkit.Waiting;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** 500 reloads under load: every answer is right for its version, and no memory leaks. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows replaces no links to folders")
class ManyReloadsIT {
  private static final int RELOADS = 500;
  private static final int WARM_UP = 50;

  /** 450 copies of even the smallest model are more; less than 0.1 MB was measured. */
  private static final long HEAP_MARGIN_BYTES = 2_000_000;

  /** A class for each reload would be more; less than 0.01 MB was measured. */
  private static final long METASPACE_MARGIN_BYTES = 500_000;

  /** Threads of the JVM and of Liberty beside the pool. */
  private static final long THREAD_MARGIN = 16;

  /** Requests after which Liberty's pool has all of its threads. */
  private static final int POOL = 500;

  private static final String ROW =
      "{\"sepal_length\":6.1,\"sepal_width\":2.8,\"petal_length\":4.9,\"petal_width\":1.7}";
  private static final String ROWS =
      Stream.of(ROW, ServiceClient.SETOSA, ROW, ServiceClient.SETOSA)
          .collect(Collectors.joining(",", "[", "]"));

  private final String[] answers = new String[2];
  private final String[] batches = new String[2];
  private Path link;
  private Path[] bundles;
  private ServiceClient service;

  /** The memory and threads of a process after a full collection. */
  private record Footprint(long heapBytes, long metaspaceBytes, long threads, String histogram) {
    static Footprint of(ServiceProcess process) {
      String histogram = process.jcmd("GC.class_histogram");
      String counters = process.jcmd("PerfCounter.print");
      return new Footprint(
          Long.parseLong(last(histogram, "Total").strip().split("\\s+")[2]),
          counter(counters, "sun.gc.metaspace.used"),
          counter(counters, "java.threads.live"),
          histogram);
    }

    private static String last(String text, String start) {
      return text.lines().filter(l -> l.startsWith(start)).reduce((a, b) -> b).orElseThrow();
    }

    private static long counter(String counters, String name) {
      return Long.parseLong(last(counters, name + "=").substring(name.length() + 1));
    }

    long instances(String type) {
      return histogram
          .lines()
          .map(line -> line.strip().split("\\s+"))
          .filter(words -> words.length > 3 && words[3].equals("dev.irisops.serving." + type))
          .mapToLong(words -> Long.parseLong(words[1]))
          .sum();
    }
  }

  @Test
  void manyReloads_underTraffic_leaveNothingBehind(@TempDir Path temp) throws IOException {
    bundles =
        new Path[] {FakeBundle.iris().writeTo(temp.resolve("first")), Trainer.iris("NaiveBayes")};
    link = temp.resolve("model");
    ModelFolder.link(link, bundles[0]);
    ServiceProcess.Setup setup =
        ServiceProcess.setup()
            .with("IRIS_MODEL_DIR", link)
            .with("IRIS_MODEL_RELOAD_INTERVAL", "0.01");
    try (ServiceProcess process = setup.start()) {
      service = process.client();
      learnAnswers();
      Footprint early;
      try (LoadGenerator single = new LoadGenerator(2, () -> service.predict(ROW).statusAndBody());
          LoadGenerator batch =
              new LoadGenerator(1, () -> service.post("/predict/batch", ROWS).statusAndBody());
          LoadGenerator card = new LoadGenerator(1, () -> versions(service.getWithKey("/model")));
          LoadGenerator page = new LoadGenerator(1, () -> model(service.get("/metrics")))) {
        reload(WARM_UP);
        single.awaitRequests(POOL);
        early = Footprint.of(process);
        reload(RELOADS - WARM_UP);

        assertThat(single.outcomes()).isEqualTo(Set.of(answers));
        assertThat(batch.outcomes()).isEqualTo(Set.of(batches));
        assertThat(card.outcomes()).isEqualTo(Set.of("200 the same"));
        assertThat(page.outcomes())
            .hasSize(2)
            .allMatch(model -> model.matches("200 model_\\S+ \\S+ model_\\S+ \\S+"));
      }
      assertThat(service.scrape().value("model_reloads_total{result=success}"))
          .isEqualTo(RELOADS + 2);
      assertThat(service.scrape().value("model_reloads_total{result=failure}")).isZero();
      assertNothingIsLeft(early, Footprint.of(process));
      assertThat(process.jcmd("Thread.print")).containsOnlyOnce("\"iris-model-reload\"");
    }
  }

  private void learnAnswers() throws IOException {
    answers[0] = service.predict(ROW).statusAndBody();
    batches[0] = service.post("/predict/batch", ROWS).statusAndBody();
    ModelFolder.link(link, bundles[1]);
    Waiting.untilAsserted(
        () -> assertThat(service.predict(ROW).statusAndBody()).isNotEqualTo(answers[0]));
    answers[1] = service.predict(ROW).statusAndBody();
    batches[1] = service.post("/predict/batch", ROWS).statusAndBody();
    serve(0);
  }

  private void reload(int times) throws IOException {
    for (int i = 1; i <= times; i++) {
      serve(i % 2);
    }
  }

  private void serve(int bundle) throws IOException {
    ModelFolder.link(link, bundles[bundle]);
    Waiting.untilAsserted(
        () -> assertThat(service.predict(ROW).statusAndBody()).isEqualTo(answers[bundle]));
  }

  /** Returns "the same" if the card and its last reload are of one version. */
  private static String versions(Response answer) {
    JsonObject card = answer.json();
    String reloaded = card.getJsonObject("last_reload").getString("version");
    return answer.status()
        + (reloaded.equals(card.getString("version")) ? " the same" : " " + answer.body());
  }

  /** Returns the values of two families of one page, which must be of one model. */
  private static String model(Response answer) {
    return answer.status()
        + answer
            .body()
            .lines()
            .filter(line -> line.matches("model_(info|evaluation_accuracy)[ {].*"))
            .collect(Collectors.joining(" ", " ", ""));
  }

  private static void assertNothingIsLeft(Footprint early, Footprint late) {
    for (String type :
        new String[] {
          "model.WekaModel",
          "model.ClassifierPool",
          "telemetry.ModelMetrics",
          "prediction.ModelCard"
        }) {
      assertThat(late.instances(type)).as(type).isEqualTo(1);
    }
    assertThat(late.heapBytes()).isLessThan(early.heapBytes() + HEAP_MARGIN_BYTES);
    assertThat(late.metaspaceBytes()).isLessThan(early.metaspaceBytes() + METASPACE_MARGIN_BYTES);
    assertThat(late.threads()).isLessThan(early.threads() + THREAD_MARGIN);
  }
}
