package dev.irisops.serving.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.it.Response;
import dev.irisops.serving.it.Scrape;
import dev.irisops.serving.it.ServiceClient;
import dev.irisops.serving.it.Trainer;
import dev.irisops.serving.model.FakeBundle;
import dev.irisops.serving.model.WekaModelFile;
import dev.irisops.testkit.HttpListener;
import dev.irisops.testkit.LoadGenerator;
import dev.irisops.testkit.Waiting;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.core.Attribute;

/**
 * One service serves models of every kind, one after the other and without a restart; the schema,
 * the metrics and the readiness follow.
 */
class OneWarIT {
  private static final List<String> OF_CLASSES =
      List.of(
          "model_evaluation_accuracy",
          "model_class_baseline_ratio",
          "model_low_confidence_baseline_ratio",
          "model_confidence");

  private static final List<String> OF_NUMBERS =
      List.of(
          "model_evaluation_r2",
          "model_predicted_value_total",
          "model_predicted_value_baseline_ratio");

  /**
   * A model, and what the service says with it.
   *
   * @param row a row that it answers, without the closing brace
   * @param answer the answer without its version, as a regular expression
   * @param counted a series that the row is counted in
   * @param wrong a row that it refuses
   * @param refusal why
   */
  private record Served(
      String name,
      FakeBundle bundle,
      String task,
      String row,
      String answer,
      String counted,
      String wrong,
      String refusal) {
    String version() {
      return Response.json(bundle.text("model-card.json")).getString("version");
    }

    boolean isOfNumbers() {
      return task.equals("regression");
    }
  }

  private static final Served IRIS =
      new Served(
          "iris",
          FakeBundle.iris(),
          "classification",
          ServiceClient.SETOSA.replace("}", ""),
          "\"predicted_class\":\"setosa\",\"confidence\":[0-9.E-]+,"
              + "\"probabilities\":\\{\"setosa\":[^{}]*\"virginica\":[0-9.E-]+}",
          "model_predictions_total{predicted_class=setosa}",
          "{\"size\":50}",
          "size: unknown feature (and 4 more)");

  @TempDir Path temp;

  private Served orders() {
    return new Served(
        "orders",
        FakeBundle.in(Trainer.orders()),
        "classification",
        "{\"amount\":null,\"payment\":\"card\",\"region\":\"süd\"",
        "\"predicted_class\":\"kept\",\"confidence\":[0-9.E-]+,"
            + "\"probabilities\":\\{\"kept\":[0-9.E-]+,\"returned\":[0-9.E-]+}",
        "model_predictions_total{predicted_class=kept}",
        "{\"payment\":\"card\"}",
        "region: missing");
  }

  /** Returns a model that must answer its first golden row as the trainer did, bit for bit. */
  private Served flats() {
    FakeBundle bundle = FakeBundle.in(Trainer.flats("M5P"));
    String[] golden =
        bundle.text("golden.csv").lines().skip(1).findFirst().orElseThrow().split(",");
    return new Served(
        "flats",
        bundle,
        "regression",
        "{\"size\":%s,\"floor\":%s,\"site\":\"%s\""
            .formatted(golden[0], golden[1].isEmpty() ? "null" : golden[1], golden[2]),
        Pattern.quote("\"predicted_value\":" + golden[3]),
        "model_predictions_total{}",
        "{\"floor\":1}",
        "size: missing");
  }

  /** Returns a model that Weka has saved, whose answer must be Weka's own, bit for bit. */
  private Served imported() throws IOException {
    WekaModelFile saved =
        WekaModelFile.of(
            "weka.classifiers.meta.FilteredClassifier -F"
                + " weka.filters.unsupervised.attribute.Standardize -W"
                + " weka.classifiers.functions.Logistic",
            Files.createDirectory(temp.resolve("weka")));
    Attribute classes = saved.rows().classAttribute();
    List<Double> answer = saved.answer(0);
    String predicted = classes.value(answer.indexOf(Collections.max(answer)));
    return new Served(
        "imported",
        FakeBundle.in(Trainer.imported(saved.model(), saved.data(), "imported")),
        "classification",
        saved.json(0).replace("}", ""),
        Pattern.quote(
            "\"predicted_class\":\"%s\",\"confidence\":%s,\"probabilities\":{%s}"
                .formatted(
                    predicted,
                    Collections.max(answer),
                    IntStream.range(0, classes.numValues())
                        .mapToObj(i -> "\"%s\":%s".formatted(classes.value(i), answer.get(i)))
                        .collect(Collectors.joining(",")))),
        "model_predictions_total{predicted_class=%s}".formatted(predicted),
        "{\"payment\":\"card\"}",
        "size: missing");
  }

  @Test
  void models_ofEveryKind_areServedOneAfterTheOther() throws Exception {
    Served flats = flats();
    ModelFolder folder = new ModelFolder(flats.bundle().writeTo(temp.resolve("model")));
    AtomicReference<String> exported = new AtomicReference<>("");
    try (HttpListener collector =
            HttpListener.receivingBytes(
                (path, body) -> exported.set(new String(body, StandardCharsets.ISO_8859_1)));
        ServiceProcess process =
            ServiceProcess.setup()
                .with("OTEL_METRICS_EXPORTER", "otlp")
                .with("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
                .with("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:" + collector.port())
                .with("OTEL_METRIC_EXPORT_INTERVAL", 200)
                .with("IRIS_MODEL_DIR", folder.path())
                .with("IRIS_MODEL_RELOAD_INTERVAL", "0.1")
                .start()) {
      process.await("the service is ready", () -> process.client().isReady());
      try (LoadGenerator watcher = new LoadGenerator(1, () -> staying(process.client()))) {
        assertServed(process.client(), flats);
        awaitExport(exported, flats);
        for (Served next : List.of(IRIS, orders(), imported(), flats)) {
          folder.rename(next.bundle());
          process.await(next.name(), () -> next.version().equals(version(process.client())));
          assertServed(process.client(), next);
          awaitExport(exported, next);
        }
        watcher.awaitRequests(1);
        assertThat(watcher.outcomes()).containsExactly("ready, model_loaded 1.0");
      }
    }
  }

  /** Returns what never changes while the model does. */
  private static String staying(ServiceClient service) {
    return (service.isReady() ? "ready" : "not ready")
        + ", model_loaded "
        + service.scrape().value("model_loaded{}");
  }

  private static String version(ServiceClient service) {
    return service.getWithKey("/model").json().getString("version");
  }

  private static void assertServed(ServiceClient service, Served served) {
    assertMetrics(service, served);
    assertAnswers(service, served);
    assertTensors(service, served);
    assertSchema(service, served);
    assertThat(service.management("/health/ready").modelCheck().getString("version"))
        .isEqualTo(served.version());
  }

  /** Waits for an export over OTLP, where counters have no suffix. */
  private static void awaitExport(AtomicReference<String> exported, Served served) {
    Waiting.untilAsserted(
        () ->
            assertThat(exported.get())
                .contains(served.version())
                .contains(otlp(served.isOfNumbers() ? OF_NUMBERS : OF_CLASSES))
                .doesNotContain(otlp(served.isOfNumbers() ? OF_CLASSES : OF_NUMBERS)));
  }

  private static List<String> otlp(List<String> names) {
    return names.stream().map(name -> name.replaceFirst("_total$", "")).toList();
  }

  private static void assertMetrics(ServiceClient service, Served served) {
    Scrape before = service.scrapeWhenIdle();
    assertThat(before.families().stream().map(family -> family.getName()))
        .containsAll(served.isOfNumbers() ? OF_NUMBERS : OF_CLASSES)
        .doesNotContainAnyElementsOf(served.isOfNumbers() ? OF_CLASSES : OF_NUMBERS);
    assertThat(before.families().stream().filter(f -> f.getName().equals("model_info")))
        .singleElement()
        .satisfies(
            info ->
                assertThat(info.getMetrics())
                    .singleElement()
                    .satisfies(
                        metric ->
                            assertThat(metric.getLabels())
                                .containsAllEntriesOf(
                                    Map.of(
                                        "name", served.name(),
                                        "task", served.task(),
                                        "version", served.version()))));
    assertThat(before.value(served.counted())).isZero();
    assertThat(service.predict(served.row() + "}").status()).isEqualTo(200);
    assertThat(service.scrapeWhenIdle().value(served.counted())).isOne();
  }

  private static void assertAnswers(ServiceClient service, Served served) {
    String version = ",\"model_version\":\"%s\"}".formatted(served.version());
    assertThat(service.predict(served.row() + ",\"id\":7}").body())
        .matches("\\{\"id\":7," + served.answer() + Pattern.quote(version));
    assertThat(service.post("/predict/batch", "[%s},%<s}]".formatted(served.row())).body())
        .matches(
            "\\{\"predictions\":\\[(\\{" + served.answer() + "},?){2}\\]" + Pattern.quote(version));
    String some = "[%s,%s}]".formatted(served.wrong(), served.row());
    assertThat(service.post("/predict/batch?partial=true", some).body())
        .matches("\\{\"predictions\":\\[null,\\{" + served.answer() + "}\\],\"errors\":.*");
    Response refused = service.predict(served.wrong());
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().getString("detail")).isEqualTo(served.refusal());
  }

  /** The row as tensors of the types in the metadata has the answer of {@code /predict}. */
  private static void assertTensors(ServiceClient service, Served served) {
    String path = "/v2/models/" + served.name();
    JsonObject row = Response.json(served.row() + "}");
    JsonArrayBuilder inputs = Json.createArrayBuilder();
    for (JsonObject input :
        service.get(path).json().getJsonArray("inputs").getValuesAs(JsonObject.class)) {
      if (row.containsKey(input.getString("name"))) {
        inputs.add(
            Json.createObjectBuilder(input)
                .add("shape", Json.createArrayBuilder().add(1).add(1))
                .add("data", Json.createArrayBuilder().add(row.get(input.getString("name")))));
      }
    }
    String call = Json.createObjectBuilder().add("inputs", inputs).build().toString();
    JsonObject predicted = service.predict(row.toString()).json();

    Response answer = service.post(path + "/infer", call);

    assertThat(answer.json().getString("model_version")).isEqualTo(served.version());
    JsonObject first = answer.json().getJsonArray("outputs").getJsonObject(0);
    assertThat(first.getJsonArray("data").get(0)).isEqualTo(predicted.get(first.getString("name")));
    assertThat(first.getString("name"))
        .isEqualTo(served.isOfNumbers() ? "predicted_value" : "predicted_class");
    assertThat(service.getWithKey("/v2/models/" + served.name() + "/ready").status())
        .isEqualTo(200);
  }

  private static void assertSchema(ServiceClient service, Served served) {
    JsonObject schemas =
        service
            .get("/openapi?format=json")
            .json()
            .getJsonObject("components")
            .getJsonObject("schemas");
    assertThat(schemas.getJsonObject("Prediction").get("required"))
        .hasToString(
            served.isOfNumbers()
                ? "[\"predicted_value\",\"model_version\"]"
                : "[\"predicted_class\",\"confidence\",\"probabilities\",\"model_version\"]");
    String example = schemas.getJsonObject("Row").getJsonArray("examples").get(0).toString();
    assertThat(service.predict(example).json())
        .isEqualTo(schemas.getJsonObject("Prediction").getJsonArray("examples").get(0));
  }
}
