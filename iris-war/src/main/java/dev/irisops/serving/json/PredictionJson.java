package dev.irisops.serving.json;

import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.ModelClass;
import dev.irisops.serving.prediction.Prediction;
import jakarta.json.stream.JsonGenerator;
import java.util.List;

/** Writes predictions as the API answers them. */
public final class PredictionJson {
  private PredictionJson() {}

  /**
   * Returns the answer to one row:
   *
   * <pre>
   * {"predicted_class":"setosa","confidence":0.98,"probabilities":{"setosa":0.98,…},"model_version":"…"}
   * </pre>
   */
  public static byte[] single(ModelCard card, Prediction prediction) {
    return JsonWriter.bytes(
        json -> {
          json.writeStartObject();
          write(json, card, prediction);
          json.write("model_version", card.version()).writeEnd();
        });
  }

  /**
   * Returns the answer to a batch:
   *
   * <pre>
   * {"predictions":[{"predicted_class":…,"confidence":…,"probabilities":{…}},…],"model_version":"…"}
   * </pre>
   */
  public static byte[] batch(ModelCard card, List<Prediction> predictions) {
    return JsonWriter.bytes(
        json -> {
          json.writeStartObject().writeStartArray("predictions");
          for (Prediction prediction : predictions) {
            json.writeStartObject();
            write(json, card, prediction);
            json.writeEnd();
          }
          json.writeEnd().write("model_version", card.version()).writeEnd();
        });
  }

  private static void write(JsonGenerator json, ModelCard card, Prediction prediction) {
    List<ModelClass> classes = card.schema().classes();
    json.write("predicted_class", classes.get(prediction.classIndex()).name())
        .write("confidence", prediction.confidence())
        .writeStartObject("probabilities");
    for (int i = 0; i < classes.size(); i++) {
      json.write(classes.get(i).name(), prediction.probability(i));
    }
    json.writeEnd();
  }
}
