package dev.irisops.serving.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.irisops.serving.LogCapture;
import dev.irisops.serving.http.MetricsPage.Format;
import dev.irisops.serving.prediction.ClassPrediction;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.ModelClass;
import dev.irisops.serving.prediction.NominalFeature;
import dev.irisops.serving.prediction.Row;
import dev.irisops.serving.prediction.RowReader;
import dev.irisops.serving.prediction.Samples;
import dev.irisops.serving.prediction.Schema;
import dev.irisops.serving.prediction.SharedLabels;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A model with more features and classes than {@code iris.model.max-series}, which is 1. */
class SharedSeriesTest {
  private static final NominalFeature COLOUR =
      new NominalFeature("colour", List.of("red", "green"), List.of(0.5, 0.25), 0.25, true);

  private static final Schema SCHEMA =
      new Schema(
          List.of(Samples.WIDTH, Samples.RATIO, COLOUR),
          Samples.classes(
              List.of(
                  new ModelClass("a", 0.5, 0.5),
                  new ModelClass("b", 0.3, 0.375),
                  new ModelClass("c", 0.2, 0.125))));

  private final LogCapture log = new LogCapture(OpenTelemetryPredictionMetrics.class.getName());
  private final ModelCard card = Samples.card("7", SCHEMA);
  private final Telemetry telemetry =
      new Telemetry(new TelemetrySettings("1.2.3", Duration.ZERO, 1), Clock.systemUTC());

  @AfterEach
  void close() {
    telemetry.close();
    log.close();
  }

  private List<String> lines() {
    byte[] page = telemetry.page().page(Format.TEXT).body();
    return new String(page, StandardCharsets.UTF_8).lines().toList();
  }

  /** Returns the values of the series of {@code metric} with {@code shared}, by {@code label}. */
  private Map<String, Double> values(String metric, String shared, String label) {
    Pattern pattern = Pattern.compile(label + "=\"(\\w+)\".* (\\S+)$");
    return lines().stream()
        .filter(line -> line.startsWith(metric + "{") && line.contains(shared))
        .map(line -> pattern.matcher(line).results().findFirst().orElseThrow())
        .collect(Collectors.toMap(m -> m.group(1), m -> Double.valueOf(m.group(2))));
  }

  @Test
  void log_saysWhatIsShared() {
    telemetry.predictions().modelLoaded(card, Instant.EPOCH);
    assertThat(log.lines())
        .containsExactly(
            "INFO Model sample 7: 2 of 3 features share the label value \"other\" in the metrics"
                + " (iris.model.max-series: 1)",
            "INFO Model sample 7: 2 of 3 classes share the label value \"other\" in the metrics"
                + " (iris.model.max-series: 1)");
  }

  @Test
  void sharedLabels_areNamed() {
    assertThat(telemetry.sharedLabels(card))
        .isEqualTo(new SharedLabels("other", List.of("ratio", "colour"), List.of("b", "c")));
  }

  /** Rows as the training data has them: the live shares are those of the baseline. */
  @Test
  void trainingData_hasNoDrift() {
    telemetry.predictions().modelLoaded(card, Instant.EPOCH);
    for (int i = 0; i < 200; i++) {
      double[] probabilities = new double[3];
      probabilities[i % 8 < 4 ? 0 : i % 8 < 7 ? 1 : 2] = 1;
      telemetry.predictions().predicted(card, row(i), new ClassPrediction(probabilities));
    }

    assertSameShares(
        values("model_feature_observations_total", "feature=\"other\"", "bin"),
        values("model_feature_baseline_ratio", "feature=\"other\"", "bin"));
    assertSameShares(
        values("model_feature_observations_total", "feature=\"width\"", "bin"),
        values("model_feature_baseline_ratio", "feature=\"width\"", "bin"));
    assertSameShares(
        values("model_predictions_total", "", "predicted_class"),
        values("model_class_baseline_ratio", "", "predicted_class"));
  }

  private static void assertSameShares(Map<String, Double> live, Map<String, Double> baseline) {
    double all = live.values().stream().mapToDouble(Double::doubleValue).sum();
    assertThat(live.keySet()).isEqualTo(baseline.keySet());
    assertThat(baseline.values().stream().mapToDouble(Double::doubleValue).sum())
        .isCloseTo(1, offset(1e-9));
    live.forEach(
        (bin, count) -> assertThat(count / all).isCloseTo(baseline.get(bin), offset(1e-9)));
  }

  /** Width and ratio have the shares that {@link Samples} states, and colour its own. */
  private static Row row(int i) {
    List<Double> widths = List.of(1.1, 1.4, 1.8, 2.2, 2.8);
    List<Double> ratios = List.of(-0.9, -0.2, 0.1, 0.4, 0.8);
    int percent = i % 20;
    int ratio = percent < 2 ? 0 : percent < 5 ? 1 : percent < 10 ? 2 : percent < 14 ? 3 : 4;
    RowReader reader = RowReader.ofSingle(SCHEMA);
    reader.accept(0, widths.get(i % 5));
    reader.accept(1, ratios.get(ratio));
    if (i % 4 < 3) {
      reader.acceptLabel(2, i % 4 == 0 ? "green" : "red");
    }
    reader.finishRow();
    return reader.rows().get(0);
  }

  @Test
  void features_thatShareSeries_shareTheBinOfAllLabels() {
    telemetry.predictions().modelLoaded(card, Instant.EPOCH);
    assertThat(values("model_feature_observations_total", "feature=\"other\"", "bin"))
        .containsOnlyKeys("0", "1", "2", "3", "4", "other", "missing");
    assertThat(values("model_feature_baseline_ratio", "feature=\"other\"", "bin"))
        .containsEntry("other", 0.375)
        .containsEntry("missing", 0.125);
    assertThat(values("model_feature_out_of_range_total", "", "feature"))
        .containsOnlyKeys("width", "other");
  }

  @Test
  void series_doNotGrowWithTheModel() {
    List<ModelClass> classes =
        IntStream.range(0, 500).mapToObj(i -> new ModelClass("c" + i, 0.002, 0.002)).toList();
    telemetry
        .predictions()
        .modelLoaded(
            Samples.card("8", new Schema(SCHEMA.features(), Samples.classes(classes))),
            Instant.EPOCH);
    assertThat(values("model_class_baseline_ratio", "", "predicted_class"))
        .containsOnlyKeys("c0", "other");
    assertThat(values("model_class_baseline_ratio", "", "predicted_class").get("other"))
        .isCloseTo(0.998, offset(1e-9));
  }
}
