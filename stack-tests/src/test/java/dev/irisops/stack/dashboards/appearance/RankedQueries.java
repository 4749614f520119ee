package dev.irisops.stack.dashboards.appearance;

import dev.irisops.stack.dashboards.model.Panel;
import dev.irisops.stack.dashboards.model.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Queries for the first, second, ... series of an order, so that an override can give each rank a
 * colour and the legend lists the first ones only, in this order. The last query has the rest. All
 * of them must agree on the series and the order.
 */
final class RankedQueries {
  private static final Pattern FIRST =
      Pattern.compile("(?<series>.+) and on \\((?<by>[\\w, ]+)\\) topk\\(1, (?<order>.+)\\)");

  /** Quintiles have an order of their own, which Prometheus keeps in one query. */
  private static final String LABELS_ONLY = "bin!~\"[0-4]|missing|other\"";

  private RankedQueries() {}

  static Stream<String> problems(Panel panel) {
    List<Target> targets = panel.targets();
    Matcher first = FIRST.matcher(targets.isEmpty() ? "" : targets.get(0).expression());
    if (!first.matches()) {
      return Stream.of();
    }
    if (first.group("by").contains("bin") && !first.group("series").contains(LABELS_ONLY)) {
      return Stream.of(panel + ": ranks quintiles, which have an order; select " + LABELS_ONLY);
    }
    String ranked = "%s and on (%s) ".formatted(first.group("series"), first.group("by"));
    int ranks =
        (int) targets.stream().filter(target -> target.expression().startsWith(ranked)).count();
    if (targets.size() == ranks) {
      return Stream.of(panel + ": no query has the series without a rank");
    }
    List<String> expected = expected(first, ranks);
    return IntStream.rangeClosed(0, ranks)
        .filter(i -> !targets.get(i).expression().equals(expected.get(i)))
        .mapToObj(i -> targets.get(i) + ": expected " + expected.get(i));
  }

  private static List<String> expected(Matcher first, int ranks) {
    String series = first.group("series");
    String by = first.group("by");
    String order = first.group("order");
    List<String> expected = new ArrayList<>(List.of(first.group()));
    for (int rank = 2; rank <= ranks; rank++) {
      expected.add(
          "%s and on (%s) (topk(%d, %s) unless on (%s) topk(%d, %s))"
              .formatted(series, by, rank, order, by, rank - 1, order));
    }
    expected.add("%s unless on (%s) topk(%d, %s)".formatted(series, by, ranks, order));
    return expected;
  }
}
