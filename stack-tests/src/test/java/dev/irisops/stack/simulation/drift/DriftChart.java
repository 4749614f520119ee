package dev.irisops.stack.simulation.drift;

import dev.irisops.stack.simulation.drift.DriftTable.Row;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Draws the false alarms and the time to detection, by rate of rows and kind of traffic. */
final class DriftChart {
  private static final int WIDTH = 900;
  private static final int LEFT = 90;
  private static final int RIGHT = 720;

  private static final int ALARMS_BOTTOM = 510;
  private static final int ALARMS_HEIGHT = 120;

  /** Of Okabe and Ito, for colour-blind readers. */
  private static final List<String> COLORS = List.of("#0072B2", "#E69F00", "#009E73", "#CC79A7");

  /** Told apart without colours too. */
  private static final List<String> DASHES = List.of("none", "10 4", "2 4", "10 4 2 4");

  private static final List<Map.Entry<String, Double>> TICKS =
      List.of(
          Map.entry("1 hour", 1.0),
          Map.entry("6 hours", 6.0),
          Map.entry("1 day", 24.0),
          Map.entry("7 days", 168.0));

  private final StringBuilder svg = new StringBuilder();
  private final Map<String, List<Row>> kinds;
  private final double mostAlarms;

  private DriftChart(DriftTable table) {
    kinds = table.kinds();
    mostAlarms =
        Math.ceil(
            kinds.values().stream()
                .flatMap(List::stream)
                .mapToDouble(Row::falseAlarms)
                .reduce(1, Math::max));
  }

  /** Returns the picture as SVG. */
  static String of(DriftTable table) {
    return new DriftChart(table).draw();
  }

  private String draw() {
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d 560" font-family="sans-serif" font-size="14">
        <rect width="100%%" height="100%%" fill="white"/>
        """
            .formatted(WIDTH));
    detection();
    falseAlarms();
    legend();
    return svg.append("</svg>\n").toString();
  }

  private void detection() {
    text(LEFT, 24, "start", "Time from a shift by one standard deviation to the alert (median)");
    TICKS.forEach(tick -> grid(detectionY(tick.getValue()), tick.getKey()));
    lines(row -> detectionY(row.hours()));
    rates(326);
  }

  private static double detectionY(double hours) {
    return 300 - 250 * Math.log(Math.max(hours, 0.5) / 0.5) / Math.log(336 / 0.5);
  }

  private void falseAlarms() {
    text(LEFT, 366, "start", "False alarms in 30 days");
    for (int count = 0; count <= mostAlarms; count++) {
      grid(alarmsY(count), Integer.toString(count));
    }
    lines(row -> alarmsY(row.falseAlarms()));
    rates(536);
  }

  private double alarmsY(double count) {
    return ALARMS_BOTTOM - ALARMS_HEIGHT * count / mostAlarms;
  }

  private void lines(ToDoubleFunction<Row> height) {
    int kind = 0;
    for (List<Row> rows : kinds.values()) {
      StringBuilder points = new StringBuilder();
      for (int i = 0; i < rows.size(); i++) {
        String x = decimal(x(i, rows.size()) + 3 * (kind - 2));
        String y = decimal(height.applyAsDouble(rows.get(i)));
        points.append(x).append(',').append(y).append(' ');
        svg.append(
            "<circle cx=\"%s\" cy=\"%s\" r=\"4\" fill=\"%s\"/>\n"
                .formatted(x, y, COLORS.get(kind)));
      }
      line(points.toString().strip(), kind);
      kind++;
    }
  }

  private void line(String points, int kind) {
    svg.append(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"/>\n"
            .formatted(points, COLORS.get(kind), DASHES.get(kind)));
  }

  private static double x(int index, int count) {
    return LEFT + 50 + (RIGHT - LEFT - 100.0) * index / (count - 1);
  }

  private void rates(int y) {
    List<Row> rows = kinds.values().iterator().next();
    for (int i = 0; i < rows.size(); i++) {
      text(x(i, rows.size()), y, "middle", rows.get(i).rate());
    }
  }

  private void grid(double y, String label) {
    svg.append(
        "<line x1=\"%d\" x2=\"%d\" y1=\"%3$s\" y2=\"%3$s\" stroke=\"#ddd\"/>\n"
            .formatted(LEFT, RIGHT, decimal(y)));
    text(LEFT - 8, y + 5, "end", label);
  }

  private void legend() {
    int kind = 0;
    for (String name : kinds.keySet()) {
      int y = 60 + 26 * kind;
      line("%d,%d %d,%d".formatted(RIGHT + 12, y - 5, RIGHT + 44, y - 5), kind++);
      text(RIGHT + 52, y, "start", name);
    }
  }

  private void text(double x, double y, String anchor, String text) {
    svg.append(
        "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"#222\">%s</text>\n"
            .formatted(decimal(x), decimal(y), anchor, text));
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
