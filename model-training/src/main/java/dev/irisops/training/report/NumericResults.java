package dev.irisops.training.report;

import dev.irisops.training.bundle.ModelCard;
import dev.irisops.training.evaluation.ErrorFigures;
import dev.irisops.training.evaluation.Evaluation;
import dev.irisops.training.evaluation.NumericEvaluation;
import dev.irisops.training.evaluation.NumericPrediction;
import dev.irisops.training.profile.TargetProfile;
import jakarta.json.stream.JsonGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The results of a model that predicts numbers. */
final class NumericResults implements Results {
  private final ModelCard card;
  private final NumericEvaluation evaluation;
  private final TargetProfile target;
  private final Residuals residuals;

  NumericResults(ModelCard card) {
    this.card = card;
    this.evaluation = (NumericEvaluation) card.ranking().best().evaluation();
    this.target = card.target().orElseThrow();
    this.residuals = Residuals.of(evaluation.predictions());
  }

  @Override
  public String tiles() {
    ErrorFigures errors = evaluation.errors();
    return Results.tile("R²", Numbers.score(errors.r2()))
        + Results.tile(inUnit("root mean squared error"), value(errors.rootMeanSquaredError()))
        + Results.tile(inUnit("mean absolute error"), value(errors.meanAbsoluteError()))
        + Results.tile("relative absolute error", Numbers.percent(errors.relativeAbsoluteError()));
  }

  private String inUnit(String figure) {
    return target.unit().map(unit -> "%s (%s)".formatted(figure, unit)).orElse(figure);
  }

  private static String value(double value) {
    return Numbers.value(value);
  }

  @Override
  public List<String> titles() {
    return List.of(
        "Root mean squared error", "Mean absolute error", "R²", "Relative absolute error");
  }

  @Override
  public List<String> scores(Evaluation candidate) {
    return figures(((NumericEvaluation) candidate).errors());
  }

  private static List<String> figures(ErrorFigures errors) {
    return List.of(
        value(errors.rootMeanSquaredError()),
        value(errors.meanAbsoluteError()),
        Numbers.score(errors.r2()),
        Numbers.percent(errors.relativeAbsoluteError()));
  }

  @Override
  public Words words() {
    return new Words(
        """
        The model is the one with the lowest root mean squared error, trained on all rows.
        Lower is better for the errors; higher is better for R², where 1 is perfect and 0 is no better than the mean.""",
        "third of " + target.name());
  }

  @Override
  public String sections() {
    return Html.fill(
        Resources.text("numbers.html"),
        Map.of(
            "target", Html.escape(target.name()),
            "shown", Numbers.count(points().size()),
            "total", Numbers.count(evaluation.predictions().size()),
            "quintiles", quintiles(),
            "figures", errorFigures(),
            "residuals", residuals.table()));
  }

  /** Returns the means of the predicted and actual numbers in each quintile of the predictions. */
  private String quintiles() {
    List<List<NumericPrediction>> bins = new ArrayList<>();
    for (int bin = 0; bin <= target.quintileEdges().size(); bin++) {
      bins.add(new ArrayList<>());
    }
    for (NumericPrediction each : evaluation.predictions()) {
      long bin = target.quintileEdges().stream().filter(edge -> edge < each.predicted()).count();
      bins.get((int) bin).add(each);
    }
    return Html.table(
        List.of("Mean predicted", "Mean actual", "Predictions"),
        bins.stream().filter(bin -> !bin.isEmpty()).map(NumericResults::means).toList());
  }

  private static List<String> means(List<NumericPrediction> bin) {
    double size = bin.size();
    return List.of(
        value(bin.stream().mapToDouble(p -> p.predicted() / size).sum()),
        value(bin.stream().mapToDouble(p -> p.actual() / size).sum()),
        Numbers.count(bin.size()));
  }

  private String errorFigures() {
    List<List<String>> rows = new ArrayList<>();
    List<String> model = figures(evaluation.errors());
    List<String> mean = figures(evaluation.mean());
    for (int i = 0; i < model.size(); i++) {
      rows.add(List.of(titles().get(i), model.get(i), mean.get(i)));
    }
    return Html.table(List.of("", card.algorithm().name(), "Predicting the mean"), rows);
  }

  /** Returns the predictions of the first repeat, of which each is about another row. */
  private List<NumericPrediction> points() {
    return Residuals.points(evaluation.predictions(), card.dataset().rows().size());
  }

  @Override
  public void write(JsonGenerator json) {
    json.writeStartObject("target")
        .write("name", target.name())
        .write("unit", target.unit().orElse(""))
        .writeEnd()
        .writeStartArray("points");
    for (NumericPrediction point : points()) {
      json.writeStartArray().write(point.actual()).write(point.predicted()).writeEnd();
    }
    json.writeEnd();
    residuals.write(json);
  }
}
