package dev.irisops.serving.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.prediction.Answer;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.Prediction;
import dev.irisops.serving.prediction.Samples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionJsonTest {
  private final ModelCard card =
      Samples.card("7 \"beta\"", Samples.schema("ok", "usé \"à changer\""));

  private static Answer of(double... probabilities) {
    return new Answer(Samples.row(Samples.schema(), 1, 0), new Prediction(probabilities));
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
  void single_withExtremeProbabilities_isWrittenExactly() {
    assertThat(text(PredictionJson.single(card, of(1, 4.9E-324))))
        .contains("\"confidence\":1.0,")
        .contains("{\"ok\":1.0,\"usé \\\"à changer\\\"\":4.9E-324}");
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
