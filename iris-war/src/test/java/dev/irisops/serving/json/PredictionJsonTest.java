package dev.irisops.serving.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.prediction.Answer;
import dev.irisops.serving.prediction.BatchAnswer;
import dev.irisops.serving.prediction.ClassPrediction;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.NumericPrediction;
import dev.irisops.serving.prediction.Prediction;
import dev.irisops.serving.prediction.Row;
import dev.irisops.serving.prediction.Samples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionJsonTest {
  private final ModelCard card =
      Samples.card("7 \"beta\"", Samples.schema("ok", "usé \"à changer\""));

  private static Answer of(double... probabilities) {
    return new Answer(Samples.row(Samples.schema(), 1, 0), new ClassPrediction(probabilities));
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  @Test
  void single_isWritten() {
    assertThat(text(PredictionJson.single(card, of(0.25, 0.75))))
        .isEqualTo(
            """
            {"predicted_class":"usé \\"à changer\\"","confidence":0.75,\
            "probabilities":{"ok":0.25,"usé \\"à changer\\"":0.75},\
            "model_version":"7 \\"beta\\""}\
            """);
  }

  @Test
  void number_isWrittenExactly() {
    ModelCard price = Samples.card("1", Samples.priceSchema());
    Row row = RowJson.single("{\"width\":1,\"ratio\":0,\"id\":7}", Samples.priceSchema());
    Answer answer = new Answer(row, new NumericPrediction(-4.9E-324));
    assertThat(text(PredictionJson.single(price, answer)))
        .isEqualTo("{\"id\":7,\"predicted_value\":-4.9E-324,\"model_version\":\"1\"}");
    assertThat(text(PredictionJson.batch(price, List.of(answer, answer))))
        .isEqualTo(
            "{\"predictions\":[{\"id\":7,\"predicted_value\":-4.9E-324},"
                + "{\"id\":7,\"predicted_value\":-4.9E-324}],\"model_version\":\"1\"}");
  }

  @Test
  void single_withExtremeProbabilities_isWrittenExactly() {
    assertThat(text(PredictionJson.single(card, of(1, 4.9E-324))))
        .contains("\"confidence\":1.0,")
        .contains("{\"ok\":1.0,\"usé \\\"à changer\\\"\":4.9E-324}");
  }

  @Test
  void ids_areWrittenAsTheyWereSent() {
    String row = "{\"width\":1,\"ratio\":0,\"id\":%s}";
    for (String id : List.of("\"a\\\"\"", "-7", "123456789012345678901234567890")) {
      Answer answer =
          new Answer(
              RowJson.single(row.formatted(id), Samples.schema()),
              new ClassPrediction(new double[] {1, 0}));
      assertThat(text(PredictionJson.single(card, answer))).startsWith("{\"id\":" + id + ",");
    }
  }

  @Test
  void partialBatch_isWrittenWithGaps() {
    List<Row> rows =
        RowJson.partialBatch(
                "[{},{\"width\":1,\"ratio\":0},{},{\"width\":1,\"ratio\":0},{}]",
                Samples.schema(),
                5)
            .rows();
    Prediction prediction = new ClassPrediction(new double[] {1, 0});
    List<Answer> answers = rows.stream().map(row -> new Answer(row, prediction)).toList();
    String answer =
        "{\"predicted_class\":\"a\",\"confidence\":1.0,\"probabilities\":{\"a\":1.0,\"b\":0.0}}";
    assertThat(
            text(
                PredictionJson.partialBatch(
                    Samples.card(), new BatchAnswer(5, answers, List.of()))))
        .isEqualTo(
            "{\"predictions\":[null,%s,null,%s,null],\"errors\":[],\"model_version\":\"1\"}"
                .formatted(answer, answer));
  }

  @Test
  void emptyBatch_isWritten() {
    assertThat(text(PredictionJson.batch(card, List.of())))
        .isEqualTo("{\"predictions\":[],\"model_version\":\"7 \\\"beta\\\"\"}");
  }

  @Test
  void batch_isWrittenInOrder() {
    ModelCard plain = Samples.card();
    assertThat(text(PredictionJson.batch(plain, List.of(of(1, 0), of(0.25, 0.75)))))
        .isEqualTo(
            """
            {"predictions":[\
            {"predicted_class":"a","confidence":1.0,"probabilities":{"a":1.0,"b":0.0}},\
            {"predicted_class":"b","confidence":0.75,"probabilities":{"a":0.25,"b":0.75}}],\
            "model_version":"1"}\
            """);
  }
}
