package dev.irisops.training.report;

import dev.irisops.training.evaluation.NumericPrediction;
import jakarta.json.stream.JsonGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The residuals of cross-validated predictions, actual - predicted, in ascending order.
 *
 * @param sorted at least 1
 */
record Residuals(List<Double> sorted) {
  private static final int BINS = 25;

  /** More are unreadable, and a browser draws them slowly. */
  private static final int MAX_POINTS = 2_000;

  /** The histogram leaves out the most extreme residuals, which would hide the others. */
  private static final double SHOWN = 0.99;

  private static final Map<String, Double> SHARES =
      new TreeMap<>(Map.of("50 %", 0.5, "90 %", 0.9, "95 %", 0.95, "99 %", 0.99));

  static Residuals of(List<NumericPrediction> predictions) {
    return new Residuals(predictions.stream().map(NumericPrediction::residual).sorted().toList());
  }

  /**
   * Returns an even selection of the first predictions.
   *
   * @param rows how many of them to select from
   */
  static List<NumericPrediction> points(List<NumericPrediction> predictions, int rows) {
    int from = Math.min(rows, predictions.size());
    int count = Math.min(MAX_POINTS, from);
    return IntStream.range(0, count)
        .mapToObj(i -> predictions.get((int) ((long) i * from / count)))
        .toList();
  }

  /** Returns the sizes of the errors that shares of the predictions do not exceed. */
  String table() {
    double[] sizes = sorted.stream().mapToDouble(Math::abs).sorted().toArray();
    List<List<String>> rows = new ArrayList<>();
    SHARES.forEach(
        (text, share) ->
            rows.add(List.of(text, Numbers.value(sizes[position(share, sizes.length)]))));
    return Html.table(List.of("Share of the predictions", "Error at most"), rows);
  }

  private static int position(double share, int size) {
    return Math.max(0, (int) Math.ceil(share * size) - 1);
  }

  /** Writes the histogram of 99 % of the residuals. */
  void write(JsonGenerator json) {
    double low = sorted.get(sorted.size() - 1 - position((1 + SHOWN) / 2, sorted.size()));
    double high = sorted.get(position((1 + SHOWN) / 2, sorted.size()));
    double width = Math.max((high / BINS - low / BINS), Double.MIN_NORMAL);
    int[] counts = new int[BINS];
    sorted.stream()
        .filter(residual -> residual >= low && residual <= high)
        .forEach(residual -> counts[Math.min(BINS - 1, (int) ((residual - low) / width))]++);
    json.write(
        "residualEdges",
        ReportData.array(IntStream.rangeClosed(0, BINS).mapToObj(i -> low + i * width).toList()));
    json.write("residualCounts", ReportData.array(IntStream.of(counts).boxed().toList()));
  }
}
