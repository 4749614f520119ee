package dev.irisops.serving.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.Document;
import dev.irisops.serving.http.HttpMetrics;
import dev.irisops.serving.http.HttpMetrics.ErrorLabels;
import dev.irisops.serving.http.HttpMetrics.RequestLabels;
import dev.irisops.serving.http.MetricsPage;
import dev.irisops.serving.http.MetricsPage.Format;
import dev.irisops.serving.http.MetricsPage.Page;
import dev.irisops.serving.prediction.ClassPrediction;
import dev.irisops.serving.prediction.ClassTarget;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.NumericPrediction;
import dev.irisops.serving.prediction.PredictionMetrics;
import dev.irisops.serving.prediction.Reload.Failure;
import dev.irisops.serving.prediction.Reload.Success;
import dev.irisops.serving.prediction.Samples;
import dev.irisops.serving.prediction.Schema;
import dev.irisops.serving.tracing.RecordedTracing;
import dev.irisops.serving.tracing.TraceIds;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExpositionTest {
  private static final RequestLabels PREDICT = new RequestLabels("POST", "/predict", 200);
  private static final ErrorLabels NO_KEY = new ErrorLabels("unauthorized", "/predict");
  private static final Instant NOW = Instant.parse("2026-05-06T07:08:09Z");
  private static final String DURATION =
      "{http_request_method=\"POST\",http_response_status_code=\"200\",http_route=\"/predict\"";

  private final Telemetry telemetry =
      new Telemetry(new TelemetrySettings("1.2.3", Duration.ZERO, 3), Clock.systemUTC());
  private final PredictionMetrics models = telemetry.predictions();
  private final HttpMetrics http = telemetry.http(Set.of(PREDICT), Set.of(NO_KEY));
  private final MetricsPage exposition = telemetry.page();
  private final ModelCard card = Samples.card();

  @AfterEach
  void close() {
    telemetry.close();
  }

  private List<String> lines() {
    return text(exposition.page(Format.TEXT)).lines().toList();
  }

  private static String text(Page page) {
    return new String(page.body(), StandardCharsets.UTF_8);
  }

  private void predict(ModelCard of, double width, double... probabilities) {
    models.predicted(of, Samples.row(of.schema(), width, 0), new ClassPrediction(probabilities));
  }

  @Test
  void series_withoutTrafficAndModel_exist() {
    assertThat(lines())
        .contains(
            "model_loaded 0.0",
            "model_reloads_total{result=\"success\"} 0.0",
            "model_reloads_total{result=\"failure\"} 0.0",
            "model_last_reload_successful 1.0",
            "http_requests_in_flight 0.0",
            "http_requests_shed_total 0.0",
            "api_errors_total{endpoint=\"/predict\",error_type=\"unauthorized\"} 0.0",
            "http_request_duration_seconds_bucket" + DURATION + ",le=\"0.001\"} 0",
            "http_request_duration_seconds_bucket" + DURATION + ",le=\"+Inf\"} 0",
            "http_request_duration_seconds_count" + DURATION + "} 0")
        .noneMatch(line -> line.startsWith("model_info") || line.startsWith("model_confidence_"));
  }

  @Test
  void series_ofAModelWithoutTraffic_exist() {
    models.modelLoaded(card, NOW);
    assertThat(lines())
        .contains(
            "model_loaded 1.0",
            "model_info{algorithm=\"Logistic\",name=\"sample\",task=\"classification\",version=\"1\"} 1",
            "model_trained_timestamp_seconds 1.767323045E9",
            "model_loaded_timestamp_seconds 1.778051289E9",
            "model_low_confidence_baseline_ratio{model_version=\"1\"} 0.1",
            "model_evaluation_accuracy{model_version=\"1\"} 0.96",
            "model_class_baseline_ratio{model_version=\"1\",predicted_class=\"b\"} 0.5",
            "model_predictions_total{model_version=\"1\",predicted_class=\"a\"} 0.0",
            "model_predictions_total{model_version=\"1\",predicted_class=\"b\"} 0.0",
            "model_feature_baseline_ratio{bin=\"4\",feature=\"ratio\",model_version=\"1\"} 0.3",
            "model_feature_observations_total{bin=\"0\",feature=\"width\",model_version=\"1\"} 0.0",
            "model_feature_observations_total{bin=\"4\",feature=\"ratio\",model_version=\"1\"} 0.0",
            "model_feature_out_of_range_total{feature=\"width\",model_version=\"1\"} 0.0",
            "model_confidence_bucket{model_version=\"1\",predicted_class=\"a\",le=\"0.0\"} 0",
            "model_confidence_bucket{model_version=\"1\",predicted_class=\"b\",le=\"0.95\"} 0",
            "model_confidence_bucket{model_version=\"1\",predicted_class=\"b\",le=\"+Inf\"} 0",
            "model_confidence_count{model_version=\"1\",predicted_class=\"a\"} 0");
    assertThat(lines())
        .filteredOn(line -> line.startsWith("model_feature_observations_total"))
        .hasSize(12);
  }

  @Test
  void everyMetric_hasHelpAndType() {
    models.modelLoaded(card, NOW);
    List<String> lines = lines();
    Stream<String> names =
        lines.stream().filter(line -> line.startsWith("# TYPE ")).map(line -> line.split(" ")[2]);
    assertThat(names)
        .contains("target_info", "model_info")
        .allSatisfy(
            name ->
                assertThat(lines).anyMatch(line -> line.matches("# HELP " + name + " [A-Z].+")));
  }

  @Test
  void target_hasNameAndVersionButNoScope() {
    assertThat(lines())
        .contains("# HELP target_info The service that is measured")
        .anyMatch(
            line ->
                line.startsWith("target_info{")
                    && line.contains("service_name=\"iris-api\"")
                    && line.contains("service_version=\"1.2.3\""))
        .noneMatch(line -> line.contains("otel_scope"));
  }

  @Test
  void predictions_areCounted() {
    models.modelLoaded(card, NOW);
    predict(card, 1.3, 0.75, 0.25);
    predict(card, 9, 0.1, 0.9);
    assertThat(lines())
        .contains(
            "model_predictions_total{model_version=\"1\",predicted_class=\"a\"} 1.0",
            "model_predictions_total{model_version=\"1\",predicted_class=\"b\"} 1.0",
            "model_feature_observations_total{bin=\"1\",feature=\"width\",model_version=\"1\"} 1.0",
            "model_feature_observations_total{bin=\"4\",feature=\"width\",model_version=\"1\"} 1.0",
            "model_feature_observations_total{bin=\"1\",feature=\"ratio\",model_version=\"1\"} 2.0",
            "model_feature_out_of_range_total{feature=\"width\",model_version=\"1\"} 1.0",
            "model_feature_out_of_range_total{feature=\"ratio\",model_version=\"1\"} 0.0",
            "model_confidence_bucket{model_version=\"1\",predicted_class=\"a\",le=\"0.7\"} 0",
            "model_confidence_bucket{model_version=\"1\",predicted_class=\"a\",le=\"0.8\"} 1",
            "model_confidence_bucket{model_version=\"1\",predicted_class=\"b\",le=\"0.9\"} 1",
            "model_confidence_sum{model_version=\"1\",predicted_class=\"b\"} 0.9");
  }

  @Test
  void replacedModel_takesItsSeriesAlong() {
    models.modelLoaded(card, NOW);
    predict(card, 1, 1, 0);
    ModelCard next = Samples.card("2", Samples.schema("b", "c"));
    models.modelLoaded(next, NOW);
    predict(card, 1, 1, 0); // an answer that was under way
    assertThat(lines())
        .contains(
            "model_info{algorithm=\"Logistic\",name=\"sample\",task=\"classification\",version=\"2\"} 1",
            "model_predictions_total{model_version=\"2\",predicted_class=\"b\"} 0.0",
            "model_predictions_total{model_version=\"2\",predicted_class=\"c\"} 0.0",
            "model_feature_observations_total{bin=\"0\",feature=\"width\",model_version=\"2\"} 0.0",
            "model_confidence_count{model_version=\"2\",predicted_class=\"c\"} 0")
        .noneMatch(line -> line.contains("predicted_class=\"a\""))
        .noneMatch(line -> line.contains("version=\"1\""));
  }

  @Test
  void class_ofTwoModels_startsAgainWithTheSecond() {
    models.modelLoaded(card, NOW);
    predict(card, 1, 0.25, 0.75);
    models.modelLoaded(Samples.card("2", Samples.schema("b", "c")), NOW);
    models.modelLoaded(Samples.card("3", Samples.schema("a", "b")), NOW);
    assertThat(lines())
        .contains(
            "model_predictions_total{model_version=\"3\",predicted_class=\"b\"} 0.0",
            "model_confidence_bucket{model_version=\"3\",predicted_class=\"b\",le=\"+Inf\"} 0",
            "model_confidence_count{model_version=\"3\",predicted_class=\"b\"} 0",
            "model_confidence_sum{model_version=\"3\",predicted_class=\"b\"} 0.0");
  }

  @Test
  void reloads_areCountedByResult() {
    models.reloaded(new Success(NOW, "2"));
    models.reloaded(new Failure(NOW, "bad"));
    models.reloaded(new Failure(NOW, "bad"));
    assertThat(lines())
        .contains(
            "model_reloads_total{result=\"success\"} 1.0",
            "model_reloads_total{result=\"failure\"} 2.0");
  }

  @Test
  void refusedBundle_isAStateUntilAnotherIsServed() {
    models.modelLoaded(card, NOW);
    models.reloaded(new Failure(NOW, "bad"));
    assertThat(lines()).contains("model_last_reload_successful 0.0", "model_loaded 1.0");
    models.modelRestored();
    assertThat(lines()).contains("model_last_reload_successful 1.0");
    models.modelUnavailable();
    assertThat(lines()).contains("model_last_reload_successful 0.0", "model_loaded 0.0");
    models.modelLoaded(card, NOW);
    models.reloaded(new Success(NOW, "2"));
    assertThat(lines()).contains("model_last_reload_successful 1.0");
  }

  @Test
  void cardWithoutAShareOfLowConfidence_hasNoSuchGauge() {
    ClassTarget target = new ClassTarget(card.schema().classes(), 0.9, OptionalDouble.empty());
    Schema schema = new Schema(card.schema().features(), target);
    models.modelLoaded(Samples.card("1", "J48", OptionalLong.empty(), schema), NOW);
    assertThat(lines()).noneMatch(line -> line.contains("model_low_confidence"));
  }

  private void predictPrice(ModelCard of, double value) {
    models.predicted(of, Samples.row(of.schema(), 1, 0), new NumericPrediction(value));
  }

  /** Returns the lines of a model's series about its predictions, without their histograms. */
  private List<String> targetLines() {
    return lines().stream()
        .filter(
            line ->
                line.matches(
                    "model_(predict|evaluation|class|low_confidence|confidence_count|info).*"))
        .toList();
  }

  @Test
  void numericModel_countsPredictionsByQuintile() {
    ModelCard price = Samples.card("1", Samples.priceSchema());
    models.modelLoaded(price, NOW);
    predictPrice(price, -1e300);
    predictPrice(price, 10.5); // an edge belongs to the bin below it
    predictPrice(price, 20.6);
    predictPrice(price, 1e300);
    assertThat(targetLines())
        .containsExactlyInAnyOrder(
            "model_evaluation_r2{model_version=\"1\"} 0.83",
            "model_info{algorithm=\"Logistic\",name=\"sample\",task=\"regression\",version=\"1\"} 1",
            "model_predicted_value_baseline_ratio{bin=\"0\",model_version=\"1\"} 0.2",
            "model_predicted_value_baseline_ratio{bin=\"1\",model_version=\"1\"} 0.25",
            "model_predicted_value_baseline_ratio{bin=\"2\",model_version=\"1\"} 0.15",
            "model_predicted_value_baseline_ratio{bin=\"3\",model_version=\"1\"} 0.3",
            "model_predicted_value_baseline_ratio{bin=\"4\",model_version=\"1\"} 0.1",
            "model_predicted_value_total{bin=\"0\",model_version=\"1\"} 2.0",
            "model_predicted_value_total{bin=\"1\",model_version=\"1\"} 0.0",
            "model_predicted_value_total{bin=\"2\",model_version=\"1\"} 1.0",
            "model_predicted_value_total{bin=\"3\",model_version=\"1\"} 0.0",
            "model_predicted_value_total{bin=\"4\",model_version=\"1\"} 1.0",
            "model_predictions_total{model_version=\"1\"} 4.0");
  }

  @Test
  void seriesOfANumber_areThoseOfTheReference() {
    models.modelLoaded(card, NOW);
    List<String> ofClasses = families();
    models.modelLoaded(Samples.card("1", Samples.priceSchema()), NOW);

    assertThat(families().stream().filter(family -> !ofClasses.contains(family)))
        .containsExactlyInAnyOrderElementsOf(
            Document.of("docs/reference.md").table("series of a number").stream()
                .map(row -> Document.code(row.get(0)).get(0) + Document.code(row.get(2)))
                .toList());
  }

  /** Returns the name and the labels of each metric, without the buckets of histograms. */
  private List<String> families() {
    return lines().stream()
        .filter(line -> line.startsWith("model_") && !line.contains("_bucket{"))
        .map(
            line ->
                line.replaceAll("[{ ].*", "")
                    + Pattern.compile("([a-z_]+)=\"")
                        .matcher(line)
                        .results()
                        .map(r -> r.group(1))
                        .toList())
        .distinct()
        .toList();
  }

  @Test
  void modelOfAnotherTask_replacesTheSeriesOfItsPredecessor() {
    ModelCard price = Samples.card("2", Samples.priceSchema());
    models.modelLoaded(card, NOW);
    predict(card, 1, 1, 0);
    models.modelLoaded(price, NOW);
    predict(card, 1, 1, 0); // too late to count
    assertThat(targetLines())
        .contains("model_predictions_total{model_version=\"2\"} 0.0")
        .noneMatch(line -> line.contains("predicted_class"))
        .noneMatch(line -> line.startsWith("model_evaluation_accuracy"))
        .noneMatch(line -> line.startsWith("model_low_confidence"));
    assertThat(lines())
        .contains("model_feature_out_of_range_total{feature=\"width\",model_version=\"2\"} 0.0");

    ModelCard classes = Samples.card("3", Samples.schema());
    models.modelLoaded(classes, NOW);
    predictPrice(price, 1); // too late to count
    assertThat(targetLines())
        .contains("model_predictions_total{model_version=\"3\",predicted_class=\"a\"} 0.0")
        .noneMatch(line -> line.startsWith("model_predicted_value"))
        .noneMatch(line -> line.startsWith("model_evaluation_r2"));
  }

  @Test
  void unavailableModel_leavesOnlyModelLoaded() {
    models.modelLoaded(card, NOW);
    predict(card, 1, 1, 0);
    models.modelUnavailable();
    assertThat(lines())
        .contains("model_loaded 0.0")
        .noneMatch(line -> line.startsWith("model_info") || line.contains("predicted_class"));
  }

  @Test
  void requests_areMeasured() {
    http.started();
    http.started();
    http.answered(PREDICT, Duration.ofMillis(2), Optional.empty());
    http.answered( // not expected
        new RequestLabels("GET", "/model", 599), Duration.ofSeconds(9), Optional.empty());
    http.failed(NO_KEY);
    http.shed();
    http.finished();
    assertThat(lines())
        .contains(
            "http_request_duration_seconds_bucket" + DURATION + ",le=\"0.001\"} 0",
            "http_request_duration_seconds_bucket" + DURATION + ",le=\"0.0025\"} 1",
            "http_request_duration_seconds_sum" + DURATION + "} 0.002",
            "http_request_duration_seconds_count{http_request_method=\"GET\","
                + "http_response_status_code=\"599\",http_route=\"/model\"} 1",
            "http_requests_in_flight 1.0",
            "http_requests_shed_total 1.0",
            "api_errors_total{endpoint=\"/predict\",error_type=\"unauthorized\"} 1.0");
  }

  @Test
  void duration_inASampledTrace_hasAnExemplar() {
    http.answered(PREDICT, Duration.ofMillis(2), Optional.of(RecordedTracing.IDS));
    assertThat(openMetrics())
        .containsPattern(
            "http_request_duration_seconds_bucket"
                + Pattern.quote(DURATION)
                + ",le=\"0.0025\"} 1 # \\{span_id=\"b7ad6b7169203331\","
                + "trace_id=\"0af7651916cd43dd8448eb211c80319c\"} 0\\.002 ");
  }

  @Test
  void duration_inATraceThatIsNotSampled_hasNoExemplar() {
    TraceIds ids = RecordedTracing.IDS;
    http.answered(
        PREDICT,
        Duration.ofMillis(2),
        Optional.of(new TraceIds(ids.traceId(), ids.spanId(), false)));
    assertThat(openMetrics())
        .contains("http_request_duration_seconds_count" + DURATION + "} 1\n")
        .doesNotContain("trace_id");
  }

  private String openMetrics() {
    return text(exposition.page(Format.OPEN_METRICS));
  }

  @Test
  void text_isPrometheusText() {
    Page page = exposition.page(Format.TEXT);
    assertThat(page.contentType()).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
    assertThat(text(page)).endsWith("\n").doesNotContain("# EOF");
  }

  @Test
  void openMetrics_isOpenMetrics() {
    models.modelLoaded(card, NOW);
    Page page = exposition.page(Format.OPEN_METRICS);
    assertThat(page.contentType())
        .isEqualTo("application/openmetrics-text; version=1.0.0; charset=utf-8");
    assertThat(text(page))
        .contains("# TYPE model info\n", "# TYPE target info\n", "model_info{")
        .endsWith("# EOF\n");
  }
}
