package dev.irisops.training.report;

import dev.irisops.training.bundle.ModelCard;
import dev.irisops.training.evaluation.ConfusionMatrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The section about the confusion matrix: the matrix, or the commonest errors of many classes. */
final class ConfusionSection {
  /** A chart of more is unreadable, and a table of 1,000 has a million cells. */
  private static final int MAX_CLASSES = 30;

  private static final int ERRORS = 20;

  private static final String MATRIX =
      """
      <p>%s predictions from all repeats. Rows are actual classes, columns are predicted classes; percentages are
      shares of a row.</p>
      <div id="confusion" class="chart tall"></div>
      <noscript>
      %s
      </noscript>
      """;

  private static final String COMMONEST_ERRORS =
      """
      <p>%s predictions from all repeats. The table lists the most frequent errors, because the matrix of %d classes is
      too large to show; model-card.json has all of its entries.</p>
      %s
      """;

  private final ModelCard card;
  private final ConfusionMatrix confusion;

  ConfusionSection(ModelCard card, ConfusionMatrix confusion) {
    this.card = card;
    this.confusion = confusion;
  }

  /** Returns true if there are few enough classes to show the matrix. */
  static boolean hasMatrix(ModelCard card) {
    return card.dataset().classes().size() <= MAX_CLASSES;
  }

  String html() {
    String total = Numbers.count(confusion.total());
    return hasMatrix(card)
        ? MATRIX.formatted(total, matrix())
        : COMMONEST_ERRORS.formatted(total, card.dataset().classes().size(), commonestErrors());
  }

  private String matrix() {
    List<String> header = new ArrayList<>(List.of("actual \\ predicted"));
    header.addAll(card.dataset().classes());
    List<List<String>> rows = new ArrayList<>();
    for (int c = 0; c < card.dataset().classes().size(); c++) {
      List<String> row = new ArrayList<>(List.of(name(c)));
      confusion.counts().get(c).forEach(count -> row.add(count.toString()));
      rows.add(row);
    }
    return Html.table(header, rows);
  }

  private String commonestErrors() {
    List<List<String>> rows =
        confusion
            .cells()
            .filter(cell -> cell.actual() != cell.predicted())
            .sorted(Comparator.comparingInt(ConfusionMatrix.Cell::count).reversed())
            .limit(ERRORS)
            .map(c -> List.of(name(c.actual()), name(c.predicted()), Numbers.count(c.count())))
            .toList();
    return Html.table(List.of("Actual", "Predicted", "Predictions"), rows);
  }

  private String name(int c) {
    return card.dataset().classes().get(c);
  }
}
