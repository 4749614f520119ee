package dev.irisops.serving.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.irisops.serving.prediction.ClassTarget;
import dev.irisops.serving.prediction.Feature;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.ModelClass;
import dev.irisops.serving.prediction.NominalFeature;
import dev.irisops.serving.prediction.NumericFeature;
import dev.irisops.serving.prediction.NumericTarget;
import dev.irisops.serving.prediction.Range;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardFileTest {
  private static final String CARD =
      """
      {"name":"pumps","version":"7","created":"2026-01-02T03:04:05Z","algorithm":{"name":"J48"},
       "evaluation":{"accuracy":0.9},
       "features":[{"name":"hours","unit":null,"min":1,"max":2,"mean":1.4,"allowed_min":0,"allowed_max":7,
         "quintile_edges":[1,1.2,1.4,1.8],"baseline_shares":[0.1,0.2,0.3,0.2,0.2]}],
       "classes":[{"name":"ok","prior":0.75},{"name":"usé \\"à changer\\"","prior":0.25}],
       "files":{"model.bin":"ab","golden.csv":"cd"}}
      """;

  private static final String MIXED =
      """
      {"name":"pumps","version":"7","created":"2026-01-02T03:04:05Z","algorithm":{"name":"J48"},
       "task":"classification","evaluation":{"accuracy":0.9},"low_confidence_share":0.12,
       "heap_bytes":3000000000,
       "features":[{"name":"hours","type":"numeric","unit":null,"min":1,"max":2,"mean":1.4,"missing_share":0.1,
         "quintile_edges":[1,1.2,1.4,1.8],"baseline_shares":[0.1,0.2,0.2,0.2,0.2]},
        {"name":"kind","type":"nominal","labels":["a, \\"b\\"","東京"],"baseline_shares":[0.5,0.25],
         "missing_share":0.25,"unseen":"missing"},
        {"name":"site","type":"nominal","labels":["x"],"baseline_shares":[1],"missing_share":0,"unseen":"refuse"}],
       "classes":[{"name":"ok","prior":0.75,"predicted_share":0.9},
                  {"name":"worn","prior":0.25,"predicted_share":0.1}],
       "files":{"model.bin":"ab","golden.csv":"cd"}}
      """;

  private static final String REGRESSION =
      """
      {"name":"flats","version":"7","created":"2026-01-02T03:04:05Z","algorithm":{"name":"M5P"},
       "task":"regression","evaluation":{"r2":0.83},
       "features":[{"name":"site","type":"nominal","labels":["x"],"baseline_shares":[1],"missing_share":0,"unseen":"refuse"}],
       "target":{"name":"price","unit":"EUR","min":-1,"max":90,
         "quintile_edges":[10.5,20.5,30.5,40.5],"baseline_shares":[0.2,0.25,0.15,0.3,0.1]},
       "files":{"model.bin":"ab","golden.csv":"cd"}}
      """;

  private static CardFile parse(String json) {
    return CardFile.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String with(String pointer, String value) {
    return replaced(CARD, pointer, value);
  }

  private static String replaced(String card, String pointer, String value) {
    JsonValue replacement = Json.createReader(new StringReader(value)).readValue();
    return Json.createPointer(pointer)
        .replace(Json.createReader(new StringReader(card)).readObject(), replacement)
        .toString();
  }

  private static String without(String pointer) {
    return Json.createPointer(pointer)
        .remove(Json.createReader(new StringReader(CARD)).readObject())
        .toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "[1]", "null", "{\"name\":}", "\uFEFF{}"})
  void card_otherThanAJsonObject_isRefused(String json) {
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> parse(json))
        .withMessageStartingWith("model-card.json: ");
  }

  @Test
  void deeplyNestedCard_isRefused() {
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> parse("{\"name\":" + "[".repeat(100_000)))
        .withMessageStartingWith("model-card.json: ");
  }

  @ParameterizedTest
  @CsvSource({
    "/name, name: expected string",
    "/version, version: expected string",
    "/created, created: expected string",
    "/algorithm, algorithm: expected object",
    "/algorithm/name, name: expected string",
    "/evaluation, evaluation: expected object",
    "/evaluation/accuracy, accuracy: expected number",
    "/features, features: expected array",
    "/features/0/unit, unit: expected string",
    "/features/0/mean, mean: expected number",
    "/features/0/min, min: expected number",
    "/features/0/allowed_max, allowed_max: expected number",
    "/features/0/quintile_edges, quintile_edges: expected array",
    "/classes, classes: expected array",
    "/classes/1/prior, prior: expected number",
    "/files, files: expected object"
  })
  void key_missingOrOfAnotherType_isRefusedByName(String pointer, String expectation) {
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> parse(without(pointer)))
        .withMessage("model-card.json: " + expectation + ", found nothing");
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> parse(with(pointer, "true")))
        .withMessage("model-card.json: " + expectation + ", found true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/features/0 | 1 | features: expected object, found number",
        "/classes/0 | null | classes: expected object, found null",
        "/files/model.bin | 1 | model.bin: expected string, found number",
        "/features/0/quintile_edges/2 | \"1\" | quintile_edges: expected number, found string",
        "/features/0/quintile_edges | [] | feature hours: expected 4 quintile_edges, found 0",
        "/features/0/max | 1e999 | range: expected min <= max, found 1.0..Infinity",
        "/features/0/max | 0 | range: expected min <= max, found 1.0..0.0",
        "/evaluation/accuracy | 1.5 | accuracy: expected 0..1, found 1.5",
        "/created | \"today\" | created: expected a time such as 2026-11-22T00:00:00Z, found"
            + " \"today\"",
        "/classes | [] | class names: expected 2 or more, all different, found []",
      })
  void invalidValue_isRefused(String pointer, String value, String message) {
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> parse(with(pointer, value)))
        .withMessage("model-card.json: " + message);
  }

  @Test
  void missingDigest_isRefused() {
    CardFile card = parse(without("/files/golden.csv"));
    assertThat(card.digestOf("model.bin")).isEqualTo("ab");
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> card.digestOf("golden.csv"))
        .withMessage("model-card.json: files: no SHA-256 of golden.csv");
  }

  private static ClassTarget classes(ModelCard card) {
    return (ClassTarget) card.schema().target();
  }

  @Test
  void card_isRead() {
    ModelCard card = parse(CARD).card();
    assertThat(card.name()).isEqualTo("pumps");
    assertThat(card.version()).isEqualTo("7");
    assertThat(card.created()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
    assertThat(card.algorithm()).isEqualTo("J48");
    assertThat(classes(card).accuracy()).isEqualTo(0.9);
    assertThat(card.json()).isEqualTo(CARD);
    assertThat(card.schema().classes())
        .containsExactly(
            new ModelClass("ok", 0.75, 0.75), new ModelClass("usé \"à changer\"", 0.25, 0.25));
    assertThat(card.schema().features())
        .containsExactly(
            new NumericFeature(
                "hours",
                Optional.empty(),
                new Range(1, 2),
                1.4,
                Optional.of(new Range(0, 7)),
                List.of(1.0, 1.2, 1.4, 1.8),
                List.of(0.1, 0.2, 0.3, 0.2, 0.2),
                0));
  }

  @Test
  void mixedCard_isRead() {
    ModelCard card = parse(MIXED).card();
    assertThat(classes(card).lowConfidenceShare()).hasValue(0.12);
    assertThat(card.heapBytes()).hasValue(3_000_000_000L);
    assertThat(card.schema().classes())
        .containsExactly(new ModelClass("ok", 0.75, 0.9), new ModelClass("worn", 0.25, 0.1));

    NumericFeature hours = (NumericFeature) card.schema().features().get(0);
    assertThat(hours.missingShare()).isEqualTo(0.1);
    assertThat(hours.allowed()).isEmpty();

    NominalFeature kind = (NominalFeature) card.schema().features().get(1);
    assertThat(kind.name()).isEqualTo("kind");
    assertThat(kind.labels()).containsExactly("a, \"b\"", "東京");
    assertThat(kind.baselineShares()).containsExactly(0.5, 0.25, 0.0, 0.25);
    assertThat(kind.nullable()).isTrue();
    assertThat(kind.acceptsUnseen()).isTrue();
    assertThat(((NominalFeature) card.schema().features().get(2)).acceptsUnseen()).isFalse();
  }

  @Test
  void regressionCard_isRead() {
    ModelCard card = parse(REGRESSION).card();
    assertThat(card.schema().classes()).isEmpty();
    assertThat(card.schema().target())
        .isEqualTo(
            new NumericTarget(
                "price",
                Optional.of("EUR"),
                new Range(-1, 90),
                List.of(10.5, 20.5, 30.5, 40.5),
                List.of(0.2, 0.25, 0.15, 0.3, 0.1),
                0.83));
    assertThat(card.schema().target().task()).isEqualTo("regression");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/task | \"ranking\" | task: expected classification or regression, found ranking",
        "/target | 1 | target: expected object, found number",
        "/target/name | \" \" | target: expected a name, found a blank",
        "/target/unit | 1 | unit: expected string, found number",
        "/target/min | 91 | range: expected min <= max, found 91.0..90.0",
        "/target/quintile_edges | [1,2,3] | target price: expected 4 quintile_edges, found 3",
        "/target/quintile_edges | [1,2,3,2] | target price: expected quintile_edges in ascending order, found [1.0, 2.0, 3.0, 2.0]",
        "/target/baseline_shares | [1,0,0,0] | target price: expected 5 baseline_shares, found 4",
        "/target/baseline_shares | [2,0,0,0,0] | target price: expected baseline_shares in 0..1, found [2.0, 0.0, 0.0, 0.0, 0.0]",
        "/evaluation | {} | r2: expected number, found nothing",
        "/evaluation/r2 | 1.5 | target price: expected a finite r2 of at most 1, found 1.5",
        "/evaluation/r2 | -1e999 | target price: expected a finite r2 of at most 1, found -Infinity"
      })
  void regressionCard_withAWrongValue_isRefused(String pointer, String value, String problem) {
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> parse(replaced(REGRESSION, pointer, value)))
        .withMessage("model-card.json: " + problem);
  }

  @Test
  void olderCard_leavesOutWhatItDoesNotSay() {
    ModelCard card = parse(CARD).card();
    assertThat(classes(card).lowConfidenceShare()).isEmpty();
    assertThat(card.heapBytes()).isEmpty();
    assertThat(card.schema().features().get(0).nullable()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/task | \"regression\" | target: expected object, found nothing",
        "/task | 1 | task: expected string, found number",
        "/heap_bytes | 1.5 | heap_bytes: expected a whole number, found 1.5",
        "/low_confidence_share | 2 | low_confidence_share: expected 0..1, found 2.0",
        "/features/0/type | \"date\" | type: expected numeric or nominal, found \"date\"",
        "/features/0/missing_share | 2 | feature hours: expected a missing_share in 0..1, found 2.0",
        "/features/1/unseen | \"guess\" | unseen: expected missing or refuse, found \"guess\"",
        "/features/1/labels/0 | 1 | labels: expected string, found number",
        "/features/1/labels | [] | feature kind: expected one or more labels, all different, found []",
        "/classes/0/predicted_share | 2 | class ok: expected a predicted_share in 0..1, found 2.0",
      })
  void invalidValueOfAMixedCard_isRefused(String pointer, String value, String message) {
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> parse(replaced(MIXED, pointer, value)))
        .withMessage("model-card.json: " + message);
  }

  @Test
  void halfAnAllowedRange_isRefused() {
    String card = CARD.replace("\"allowed_max\":7,", "");
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> parse(card))
        .withMessage("model-card.json: allowed_max: expected number, found nothing");
  }

  @Test
  void unit_isRead() {
    Feature feature = parse(with("/features/0/unit", "\"h\"")).card().schema().features().get(0);
    assertThat(((NumericFeature) feature).unit()).contains("h");
  }
}
