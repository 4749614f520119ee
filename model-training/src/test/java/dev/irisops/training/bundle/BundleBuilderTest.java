package dev.irisops.training.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.irisops.training.TestData;
import dev.irisops.training.algorithm.TrainingFailedException;
import dev.irisops.training.dataset.ClassTarget;
import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.dataset.NominalFeature;
import dev.irisops.training.dataset.NumericFeature;
import dev.irisops.training.dataset.Row;
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
