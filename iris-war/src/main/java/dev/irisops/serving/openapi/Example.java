package dev.irisops.serving.openapi;

import dev.irisops.serving.prediction.ClassPrediction;
import dev.irisops.serving.prediction.Feature;
import dev.irisops.serving.prediction.Model;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.ModelClass;
import dev.irisops.serving.prediction.NominalFeature;
import dev.irisops.serving.prediction.NumericFeature;
import dev.irisops.serving.prediction.NumericPrediction;
import dev.irisops.serving.prediction.Prediction;
import dev.irisops.serving.prediction.Range;
import dev.irisops.serving.prediction.RowReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A typical row of a model, and the model's own answer to it.
 *
 * @param row the value of each feature: a number near its training mean, or its commonest label
 * @param prediction the answer to the row; empty if the model has none
 * @param predictions the answer to a batch of that row; empty if the model has none
 */
record Example(
    Map<String, Object> row,
    Optional<Map<String, Object>> prediction,
    Optional<Map<String, Object>> predictions) {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  static Example of(Model model) {
    Map<String, Object> row = new LinkedHashMap<>();
    model.card().schema().features().forEach(f -> row.put(f.name(), typicalValue(f)));
    Optional<Map<String, Object>> answer = predict(model, row).map(p -> answer(model.card(), p));
    String version = model.card().version();
    return new Example(
        row,
        answer.map(members -> versioned(members, version)),
        answer.map(members -> versioned(Map.of("predictions", List.of(members)), version)));
  }

  private static Object typicalValue(Feature feature) {
    return feature instanceof NominalFeature nominal
        ? nominal.commonestLabel()
        : typicalNumber((NumericFeature) feature);
  }

  /**
   * Returns the training mean, rounded to about a hundredth of the training range, and not outside
   * that range.
   */
  static double typicalNumber(NumericFeature feature) {
    Range training = feature.training();
    double width = Math.min(training.max() - training.min(), Double.MAX_VALUE);
    if (width == 0) {
      return training.min();
    }
    int decimals = 2 - (int) Math.floor(Math.log10(width));
    double rounded =
        BigDecimal.valueOf(feature.mean()).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue();
    return Math.max(training.min(), Math.min(training.max(), rounded));
  }

  /** An example is no reason to fail: a model that cannot answer this one row may do for others. */
  private static Optional<Prediction> predict(Model model, Map<String, Object> row) {
    try {
      RowReader reader = RowReader.ofSingle(model.card().schema());
      List<Feature> features = model.card().schema().features();
      for (int i = 0; i < features.size(); i++) {
        Object value = row.get(features.get(i).name());
        if (value instanceof String label) {
          reader.acceptLabel(i, label);
        } else {
          reader.accept(i, (Double) value);
        }
      }
      reader.finishRow();
      return model.predict(reader.rows().get(0), PATIENCE);
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Map<String, Object> answer(ModelCard card, Prediction prediction) {
    return prediction instanceof NumericPrediction number
        ? Map.of("predicted_value", number.value())
        : answer(card.schema().classes(), (ClassPrediction) prediction);
  }

  private static Map<String, Object> answer(List<ModelClass> classes, ClassPrediction prediction) {
    Map<String, Object> probabilities = new LinkedHashMap<>();
    for (int i = 0; i < classes.size(); i++) {
      probabilities.put(classes.get(i).name(), prediction.probability(i));
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("predicted_class", classes.get(prediction.classIndex()).name());
    answer.put("confidence", prediction.confidence());
    answer.put("probabilities", probabilities);
    return answer;
  }

  private static Map<String, Object> versioned(Map<String, Object> members, String version) {
    Map<String, Object> versioned = new LinkedHashMap<>(members);
    versioned.put("model_version", version);
    return versioned;
  }
}
