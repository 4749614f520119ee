package dev.irisops.stack.simulation.drift;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The table of the long simulation in docs/alerts.md.
 *
 * @param kinds the rows of each kind of traffic, by rising rate
 */
record DriftTable(Map<String, List<Row>> kinds) {
  private static final Pattern TABLE =
      Pattern.compile("(?s)<!-- drift simulation: [^>]*>\n(.*)<!-- end of drift simulation -->");

  private static final Pattern ROW =
      Pattern.compile("\\| ([^|]+) \\| ([^|]+) \\| ([\\d.]+) \\| ([^|]+) \\| [^|]+ \\|");

  private static final Pattern TIME = Pattern.compile("([\\d.]+) (h|days)");

  /** Longer than the simulation. */
  private static final double NEVER = 14 * 24;

  /**
   * A row of the table.
   *
   * @param rate how many rows come, in words
   * @param falseAlarms in 30 days
   * @param hours to detection, the median
   */
  record Row(String rate, double falseAlarms, double hours) {}

  /** Returns the table in the text of docs/alerts.md. */
  static DriftTable of(String page) {
    Map<String, List<Row>> kinds = new LinkedHashMap<>();
    TABLE
        .matcher(page)
        .results()
        .flatMap(table -> ROW.matcher(table.group(1)).results())
        .forEach(row -> kinds.computeIfAbsent(row.group(1), k -> new ArrayList<>()).add(row(row)));
    return new DriftTable(kinds);
  }

  private static Row row(MatchResult cells) {
    return new Row(cells.group(2), Double.parseDouble(cells.group(3)), hours(cells.group(4)));
  }

  private static double hours(String time) {
    return TIME.matcher(time)
        .results()
        .filter(found -> time.equals(found.group()))
        .mapToDouble(found -> Double.parseDouble(found.group(1)) * hoursOf(found.group(2)))
        .findFirst()
        .orElse(NEVER);
  }

  private static int hoursOf(String unit) {
    return unit.equals("days") ? 24 : 1;
  }
}
