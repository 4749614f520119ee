package dev.irisops.serving.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.json.PredictionJson;
import dev.irisops.serving.prediction.Answer;
import dev.irisops.serving.prediction.ClassPrediction;
import dev.irisops.serving.prediction.FakeModel;
import dev.irisops.serving.prediction.Model;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.NumericFeature;
import dev.irisops.serving.prediction.Range;
import dev.irisops.serving.prediction.Samples;
import dev.irisops.serving.prediction.Schema;
import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExampleTest {
  private static NumericFeature feature(double min, double max, double mean, Range allowed) {
    return new NumericFeature(
        "x",
        Optional.empty(),
        new Range(min, max),
        mean,
        Optional.of(allowed),
        Samples.WIDTH.quintileEdges(),
        Samples.WIDTH.quintileShares(),
        0);
  }

  @ParameterizedTest
  @CsvSource({
    "4.3, 7.9, 5.843333333333334, 5.84",
    "0, 8000, 4033.3333, 4030",
    "0, 0.003, 0.0012345, 0.00123",
    "101300, 101350, 101325.678, 101325.7",
    "-10, -5, -7.4999, -7.5",
    "0, 1, 0, 0",
    "0, 1, 0.9999, 1",
    "2.5, 2.5, 2.5000000000000004, 2.5",
    "0, 9.994, 9.999, 9.994",
    "-1.7e308, 1.7e308, 1, 0"
  })
  void typicalNumber_isTheRoundedMean_insideTheTrainingRange(
      double min, double max, double mean, double expected) {
    assertThat(Example.typicalNumber(feature(min, max, mean, new Range(min, max))))
        .isEqualTo(expected);
  }

  @Test
  void answers_areTheModelsOwn_asTheApiWritesThem() {
    FakeModel model = new FakeModel();
    ModelCard card = model.card();
    Answer answer =
        new Answer(
            Samples.row(card.schema(), 1.88, 0.12), new ClassPrediction(new double[] {0.75, 0.25}));

    Example example = Example.of(model);

    assertThat(example.row()).containsExactly(Map.entry("width", 1.88), Map.entry("ratio", 0.12));
    assertThat(json(example.prediction().orElseThrow()))
        .isEqualTo(text(PredictionJson.single(card, answer)));
    assertThat(json(example.predictions().orElseThrow()))
        .isEqualTo(text(PredictionJson.batch(card, List.of(answer))));
  }

  @Test
  void row_hasTheCommonestLabels() {
    ModelCard card = Samples.card("1", Samples.mixedSchema());
    assertThat(Example.of(new FakeModel(card)).row())
        .containsExactly(
            Map.entry("amount", 2.5),
            Map.entry("payment", "card"),
            Map.entry("grade", "1"),
            Map.entry("active", "True"));
    assertThat(Example.of(new FakeModel(card)).prediction()).isPresent();
  }

  private static String json(Map<String, Object> object) {
    return Json.createObjectBuilder(object).build().toString();
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  @Test
  void model_withoutAnAnswerInTime_hasOnlyARow() {
    assertOnlyARow(new FakeModel().busy());
  }

  @Test
  void model_thatFails_hasOnlyARow() {
    FakeModel model = new FakeModel();
    model.whilePredicting =
        () -> {
          throw new IllegalStateException("no");
        };
    assertOnlyARow(model);
  }

  @Test
  void model_thatRefusesItsOwnTrainingData_hasOnlyARow() {
    Schema schema =
        new Schema(List.of(feature(0, 1, 0.5, new Range(5, 6))), Samples.schema().target());
    assertOnlyARow(new FakeModel(Samples.card("1", schema)));
  }

  private static void assertOnlyARow(Model model) {
    Example example = Example.of(model);
    assertThat(example.row()).isNotEmpty();
    assertThat(example.prediction()).isEmpty();
    assertThat(example.predictions()).isEmpty();
  }
}
