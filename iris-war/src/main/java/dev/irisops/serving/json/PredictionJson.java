package dev.irisops.serving.json;

import dev.irisops.serving.prediction.Answer;
import dev.irisops.serving.prediction.BatchAnswer;
import dev.irisops.serving.prediction.ClassPrediction;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.ModelClass;
import dev.irisops.serving.prediction.NumericPrediction;
import dev.irisops.serving.prediction.RowId;
import jakarta.json.stream.JsonGenerator;
import java.math.BigInteger;
import java.util.List;

/** Writes predictions as the API answers them. */
public final class PredictionJson {
  private PredictionJson() {}

  /**
   * Returns the answer to one row, with the {@code id} of the row if it has one:
   *
   * <pre>
   * {"predicted_class":"setosa","confidence":0.98,"probabilities":{"setosa":0.98,…},"model_version":"…"}
   * {"predicted_value":12.3,"model_version":"…"}
   * </pre>
   */
  public static byte[] single(ModelCard card, Answer answer) {
    return JsonWriter.bytes(
        json -> {
          json.writeStartObject();
          write(json, card, answer);
          json.write("model_version", card.version()).writeEnd();
        });
  }

  /**
   * Returns the answer to a batch:
   *
   * <pre>
   * {"predictions":[{"predicted_class":…,"confidence":…,"probabilities":{…}},…],"model_version":"…"}
   * {"predictions":[{"predicted_value":…},…],"model_version":"…"}
   * </pre>
   */
  public static byte[] batch(ModelCard card, List<Answer> answers) {
    return JsonWriter.bytes(
        json -> {
          json.writeStartObject().writeStartArray("predictions");
          for (Answer answer : answers) {
            writeObject(json, card, answer);
          }
          json.writeEnd().write("model_version", card.version()).writeEnd();
        });
  }

  /**
   * Returns the answer to a batch of which some rows may be refused, with {@code null} in their
   * places:
   *
   * <pre>
   * {"predictions":[{…},null,…],"errors":[{"row":1,"field":"petal_width","detail":"missing"}],"model_version":"…"}
   * </pre>
   */
  public static byte[] partialBatch(ModelCard card, BatchAnswer batch) {
    return JsonWriter.bytes(
        json -> {
          json.writeStartObject().writeStartArray("predictions");
          int next = 0;
          for (Answer answer : batch.answers()) {
            next = writeNulls(json, next, answer.row().position()) + 1;
            writeObject(json, card, answer);
          }
          writeNulls(json, next, batch.size());
          json.writeEnd();
          ProblemJson.writeErrors(json, batch.errors());
          json.write("model_version", card.version()).writeEnd();
        });
  }

  private static int writeNulls(JsonGenerator json, int from, int to) {
    for (int position = from; position < to; position++) {
      json.writeNull();
    }
    return to;
  }

  private static void writeObject(JsonGenerator json, ModelCard card, Answer answer) {
    json.writeStartObject();
    write(json, card, answer);
    json.writeEnd();
  }

  private static void write(JsonGenerator json, ModelCard card, Answer answer) {
    answer.row().id().ifPresent(id -> write(json, id));
    if (answer.prediction() instanceof NumericPrediction number) {
      json.write("predicted_value", number.value());
    } else if (answer.prediction() instanceof ClassPrediction prediction) {
      write(json, card.schema().classes(), prediction);
    }
  }

  private static void write(
      JsonGenerator json, List<ModelClass> classes, ClassPrediction prediction) {
    json.write("predicted_class", classes.get(prediction.classIndex()).name())
        .write("confidence", prediction.confidence())
        .writeStartObject("probabilities");
    for (int i = 0; i < classes.size(); i++) {
      json.write(classes.get(i).name(), prediction.probability(i));
    }
    json.writeEnd();
  }

  private static void write(JsonGenerator json, RowId id) {
    if (id.isInteger()) {
      json.write(RowId.KEY, new BigInteger(id.text()));
    } else {
      json.write(RowId.KEY, id.text());
    }
  }
}
