package dev.irisops.training.report;

import dev.irisops.training.bundle.ModelCard;
import dev.irisops.training.evaluation.Evaluation;
import dev.irisops.training.evaluation.NumericEvaluation;
import jakarta.json.stream.JsonGenerator;
import java.util.List;

/** The parts of the report that depend on what the model predicts. */
sealed interface Results permits ClassResults, NumericResults {
  static Results of(ModelCard card) {
    return card.ranking().best().evaluation() instanceof NumericEvaluation
        ? new NumericResults(card)
        : new ClassResults(card);
  }

  /** Returns the tiles with the most important figures. */
  String tiles();

  /** Returns the titles of the scores of a candidate. */
  List<String> titles();

  /** Returns the scores of a candidate. */
  List<String> scores(Evaluation evaluation);

  /** Returns the sections with the results of the best candidate. */
  String sections();

  /** Returns the words about the ranking and the features. */
  Words words();

  /** Writes the data of the charts in {@link #sections}. */
  void write(JsonGenerator json);

  /**
   * The words of the report that depend on what the model predicts.
   *
   * @param ranking which candidate is the best, and which scores are good
   * @param groups the groups that the charts of the features compare, e.g. {@code class}
   */
  record Words(String ranking, String groups) {}

  /** Returns a tile. */
  static String tile(String label, String value) {
    return "<div class=\"tile\"><b>%s</b><span>%s</span></div>\n"
        .formatted(Html.escape(value), Html.escape(label));
  }
}
