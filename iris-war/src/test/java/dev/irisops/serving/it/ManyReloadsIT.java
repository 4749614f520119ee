package dev.irisops.serving.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.model.FakeBundle;
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

/** 500 reloads while clients ask: every answer is right for its version, and nothing is left. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows replaces no links to folders")
class ManyReloadsIT {
  private static final int RELOADS = 500;
  private static final int WARM_UP = 50;

  /** 450 copies of even the smallest model are more; what was measured was less than 0.1 MB. */
  private static final long HEAP_MARGIN_BYTES = 2_000_000;

  /** A class for each reload would be more; what was measured was less than 0.01 MB. */
  private static final long METASPACE_MARGIN_BYTES = 500_000;

  /** The pool of Liberty grows and shrinks with the load. */
  private static final long THREAD_MARGIN = 16;

  private static final String ROW =
      "{\"sepal_length\":6.1,\"sepal_width\":2.8,\"petal_length\":4.9,\"petal_width\":1.7}";
  private static final String ROWS =
      Stream.of(ROW, Service.SETOSA, ROW, Service.SETOSA)
          .collect(Collectors.joining(",", "[", "]"));

  private final String[] answers = new String[2];
  private final String[] batches = new String[2];
  private Path link;
  private Path[] bundles;
  private Service service;

  /** What a process holds after a full collection. */
  private record Footprint(long heapBytes, long metaspaceBytes, long threads, String histogram) {
    static Footprint of(RunningJar jar) {
      String histogram = jar.jcmd("GC.class_histogram");
      String counters = jar.jcmd("PerfCounter.print");
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
    RunningJar.Setup setup =
        RunningJar.setup().with("IRIS_MODEL_DIR", link).with("IRIS_MODEL_RELOAD_INTERVAL", "0.01");
    try (RunningJar jar = setup.start()) {
      service = jar.service();
      learnAnswers();
      Footprint early;
      try (Traffic single = new Traffic(2, () -> service.predict(ROW), Traffic::whole);
          Traffic batch =
              new Traffic(1, () -> service.post("/predict/batch", ROWS), Traffic::whole);
          Traffic card =
              new Traffic(1, () -> service.getWithKey("/model"), ManyReloadsIT::versions);
          Traffic page = new Traffic(1, () -> service.get("/metrics"), ManyReloadsIT::model)) {
        reload(WARM_UP);
        early = Footprint.of(jar);
        reload(RELOADS - WARM_UP);

        assertThat(single.heard()).isEqualTo(Set.of(answers));
        assertThat(batch.heard()).isEqualTo(Set.of(batches));
        assertThat(card.heard()).isEqualTo(Set.of("200 the same"));
        assertThat(page.heard())
            .hasSize(2)
            .allMatch(model -> model.matches("200 model_\\S+ \\S+ model_\\S+ \\S+"));
      }
      assertThat(service.scrape().value("model_reloads_total{result=success}"))
          .isEqualTo(RELOADS + 2);
      assertThat(service.scrape().value("model_reloads_total{result=failure}")).isZero();
      assertNothingIsLeft(early, Footprint.of(jar));
      assertThat(jar.jcmd("Thread.print")).containsOnlyOnce("\"iris-model-reload\"");
    }
  }

  private void learnAnswers() throws IOException {
    answers[0] = Traffic.whole(service.predict(ROW));
    batches[0] = Traffic.whole(service.post("/predict/batch", ROWS));
    ModelFolder.link(link, bundles[1]);
    Eventually.assertThat(
        () -> assertThat(Traffic.whole(service.predict(ROW))).isNotEqualTo(answers[0]));
    answers[1] = Traffic.whole(service.predict(ROW));
    batches[1] = Traffic.whole(service.post("/predict/batch", ROWS));
    serve(0);
  }

  private void reload(int times) throws IOException {
    for (int i = 1; i <= times; i++) {
      serve(i % 2);
    }
  }

  private void serve(int bundle) throws IOException {
    ModelFolder.link(link, bundles[bundle]);
    Eventually.assertThat(
        () -> assertThat(Traffic.whole(service.predict(ROW))).isEqualTo(answers[bundle]));
  }

  /** Whether the card and what is said of the reload are of one version. */
  private static String versions(Answer answer) {
    JsonObject card = answer.json();
    String reloaded = card.getJsonObject("last_reload").getString("version");
    return answer.status()
        + (reloaded.equals(card.getString("version")) ? " the same" : " " + answer.body());
  }

  /** What two families of one page say of the model; they must be of the same one. */
  private static String model(Answer answer) {
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
