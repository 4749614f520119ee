package dev.irisops.training.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.irisops.training.TestData;
import dev.irisops.training.algorithm.TrainingFailedException;
import dev.irisops.training.algorithm.WekaInstances;
import dev.irisops.training.dataset.ClassTarget;
import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.dataset.NominalFeature;
import dev.irisops.training.dataset.NumericFeature;
import dev.irisops.training.dataset.Row;
import dev.irisops.training.limits.BundleLimits;
import dev.irisops.training.limits.LoadedModel;
import dev.irisops.training.profile.Unseen;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import weka.classifiers.Classifier;
import weka.core.Instance;
import weka.core.Instances;

class BundleBuilderTest {
  private static Bundle bundle(Dataset dataset) {
    return TestData.bundle(dataset, "5", Optional.empty());
  }

  private static JsonObject card(Bundle bundle) {
    byte[] json = bundle.files().get(Bundle.CARD);
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(json))) {
      return reader.readObject();
    }
  }

  private static JsonObject feature(JsonObject card, int index) {
    return card.getJsonArray("features").getJsonObject(index);
  }

  @Test
  void card_ofNumbers_hasTheTargetInsteadOfClasses() {
    JsonObject card = card(bundle(TestData.flats()));
    assertThat(card.keySet())
        .containsExactly(
            "name",
            "version",
            "created",
            "task",
            "algorithm",
            "runtime",
            "seed",
            "dataset",
            "features",
            "target",
            "evaluation",
            "heap_bytes",
            "files");
    assertThat(card.getString("task")).isEqualTo("regression");
    JsonObject target = card.getJsonObject("target");
    assertThat(target.keySet())
        .containsExactly("name", "unit", "min", "max", "quintile_edges", "baseline_shares");
    assertThat(target.getString("name")).isEqualTo("price");
    assertThat(target.getJsonArray("quintile_edges").getValuesAs(JsonNumber.class))
        .extracting(JsonNumber::doubleValue)
        .isSorted()
        .allMatch(edge -> edge > 60 && edge < 450);
    assertThat(target.getJsonArray("baseline_shares").getValuesAs(JsonNumber.class))
        .extracting(JsonNumber::doubleValue)
        .allSatisfy(share -> assertThat(share).isCloseTo(0.2, within(0.01)));
  }

  @Test
  void evaluation_ofNumbers_hasTheErrorsAndThoseOfTheMean() {
    JsonObject evaluation = card(bundle(TestData.flats())).getJsonObject("evaluation");
    List<String> figures =
        List.of("mean_absolute_error", "root_mean_squared_error", "r2", "relative_absolute_error");
    assertThat(evaluation.keySet())
        .startsWith("protocol")
        .containsAll(figures)
        .endsWith("predicting_the_mean", "candidates");
    assertThat(evaluation.getString("protocol")).isEqualTo("1 times 2-fold cross-validation");
    assertThat(evaluation.getJsonNumber("r2").doubleValue()).isBetween(0.9, 1.0);
    JsonObject mean = evaluation.getJsonObject("predicting_the_mean");
    assertThat(mean.keySet()).containsExactlyElementsOf(figures);
    assertThat(mean.getJsonNumber("r2").doubleValue()).isZero();
    assertThat(evaluation.getJsonArray("candidates").getJsonObject(0).keySet())
        .containsExactly(
            "name",
            "mean_absolute_error",
            "root_mean_squared_error",
            "r2",
            "relative_absolute_error");
  }

  @Test
  void bundle_ofNumbers_builtTwice_hasTheSameBytes() {
    Bundle first = bundle(TestData.flats());
    Bundle second = bundle(TestData.flats());
    first.files().forEach((name, bytes) -> assertThat(bytes).isEqualTo(second.files().get(name)));
  }

  @Test
  void golden_ofNumbers_hasTheAnswersOfTheModelFile() throws Exception {
    Bundle bundle = bundle(TestData.flats());
    Classifier model =
        LoadedModel.read("model.bin", bundle.files().get("model.bin"), BundleLimits.ofService())
            .classifier();
    Instances rows = WekaInstances.of(TestData.flats());
    List<String> golden = new String(bundle.files().get(Bundle.GOLDEN), UTF_8).lines().toList();
    assertThat(golden.get(0)).isEqualTo("size,floor,site,expected_value");
    assertThat(golden).hasSizeBetween(60, 112);
    for (Instance row : rows) {
      String answer = "," + model.classifyInstance(row);
      String size = row.value(0) + "," + (row.isMissing(1) ? "" : row.value(1)) + ",";
      assertThat(golden.stream().filter(line -> line.startsWith(size)))
          .allMatch(line -> line.endsWith(answer));
    }
  }

  @Test
  void card_ofNominalFeature_hasLabelsAndSharesOfAllRows() {
    JsonObject payment = feature(card(bundle(TestData.orders())), 0);
    assertThat(payment.keySet())
        .containsExactly("name", "type", "labels", "baseline_shares", "missing_share", "unseen");
    assertThat(payment.getString("type")).isEqualTo("nominal");
    assertThat(payment.getJsonArray("labels")).hasToString("[\"card\",\"cash\",\"voucher\"]");
    assertThat(payment.getJsonNumber("missing_share").doubleValue()).isEqualTo(0.1);
    assertThat(payment.getString("unseen")).isEqualTo("missing");
    assertSharesOfAllRows(payment);
  }

  @Test
  void card_ofNumericFeatureWithMissingValues_hasSharesOfAllRows() {
    JsonObject amount = feature(card(bundle(TestData.orders())), 1);
    assertThat(amount.getString("type")).isEqualTo("numeric");
    assertThat(amount.getJsonNumber("missing_share").doubleValue()).isEqualTo(0.1);
    assertSharesOfAllRows(amount);
  }

  private static void assertSharesOfAllRows(JsonObject feature) {
    double shares =
        feature.getJsonArray("baseline_shares").getValuesAs(JsonNumber::doubleValue).stream()
            .mapToDouble(share -> share)
            .sum();
    assertThat(shares + feature.getJsonNumber("missing_share").doubleValue())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void card_ofSparseFeature_hasNoAllowedRange() {
    JsonObject card = card(bundle(TestData.orders()));
    assertThat(feature(card, 1)).containsKeys("allowed_min", "allowed_max");
    assertThat(feature(card, 2)).doesNotContainKeys("allowed_min", "allowed_max");
  }

  @Test
  void card_withOptions_hasNoAllowedRangeAndRefusesUnseenLabels() {
    JsonObject card = card(TestData.bundle(TestData.orders(), "off", Optional.of(Unseen.REFUSE)));
    assertThat(feature(card, 0).getString("unseen")).isEqualTo("refuse");
    assertThat(feature(card, 1)).doesNotContainKeys("allowed_min", "allowed_max");
  }

  @Test
  void golden_ofTableWithMissingValues_hasSuchRows() {
    String golden = new String(bundle(TestData.orders()).files().get(Bundle.GOLDEN), UTF_8);
    assertThat(golden.lines().filter(line -> line.startsWith("\"\",")).count()).isEqualTo(6);
    assertThat(golden).contains("\r\nvoucher,");
  }

  @Test
  void card_ofManyClasses_hasOnlyEntriesOfTheConfusionMatrixThatAreNotZero() {
    Bundle bundle = bundle(TestData.wide(3, 500));
    JsonArray matrix = card(bundle).getJsonObject("evaluation").getJsonArray("confusion_matrix");
    assertThat(matrix).hasSizeLessThanOrEqualTo(1000);
    assertThat(matrix.getValuesAs(JsonArray.class)).allMatch(entry -> entry.getInt(2) > 0);
    assertThat(bundle.files().get(Bundle.CARD)).hasSizeLessThan(400_000);
  }

  @Test
  void bundle_withLongLabels_isWritten() {
    List<String> labels = List.of("a".repeat(300), "a".repeat(300) + "b");
    Dataset orders = TestData.orders();
    Dataset texts =
        new Dataset(
            orders.name(),
            orders.sha256(),
            new ClassTarget(orders.target().name(), labels),
            List.of(new NominalFeature("text", List.of(labels.get(0), labels.get(1), "c"))),
            orders.rows().stream()
                .map(row -> new Row(new double[] {row.value(0)}, row.classIndex()))
                .toList());
    Bundle bundle = bundle(texts);
    assertThat(feature(card(bundle), 0).getJsonArray("labels").getString(1))
        .isEqualTo(labels.get(1));
    assertThat(new String(bundle.files().get(Bundle.GOLDEN), UTF_8)).contains(labels.get(1) + ",");
  }

  @Test
  void bundle_beyondLimitsOfService_isRefused() {
    Dataset dataset = TestData.wide(1, 2);
    Dataset longName =
        new Dataset(
            dataset.name(),
            dataset.sha256(),
            new ClassTarget(dataset.target().name(), dataset.classes()),
            List.of(new NumericFeature("x".repeat(17 << 20))),
            dataset.rows());
    assertThatExceptionOfType(TrainingFailedException.class)
        .isThrownBy(() -> bundle(longName))
        .withMessageMatching(
            "J48: the service would refuse it: "
                + "golden\\.csv: expected at most 16777216 bytes, found \\d+");
  }
}
