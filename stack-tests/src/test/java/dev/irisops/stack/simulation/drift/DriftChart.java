package dev.irisops.stack.simulation.drift;

import dev.irisops.stack.simulation.drift.DriftReport.Cell;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws the false alarms and the time to detection, by rows an hour and kind of traffic. */
final class DriftChart {
  private static final int WIDTH = 900;
  private static final int LEFT = 90;
  private static final int RIGHT = 720;

  /** Told apart without colours too, by the names at the right end. */
  private static final List<String> COLORS =
      List.of("#7f3b08", "#b35806", "#542788", "#1b7837", "#2166ac");

  private final StringBuilder svg = new StringBuilder();
  private final Map<String, List<Cell>> cells;

  private DriftChart(Map<String, List<Cell>> cells) {
    this.cells = cells;
  }

  /** Returns the picture as SVG. */
  static String of(Map<String, List<Cell>> cells) {
    return new DriftChart(cells).draw();
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
    for (Map.Entry<String, Double> tick :
        Map.of("1 hour", 1.0, "6 hours", 6.0, "1 day", 24.0, "7 days", 168.0).entrySet()) {
      grid(detectionY(tick.getValue()), tick.getKey());
    }
    lines(cell -> detectionY(Math.min(cell.median(), 336)));
    rates(326);
  }

  private static double detectionY(double hours) {
    return 300 - 250 * Math.log(Math.max(hours, 0.5) / 0.5) / Math.log(336 / 0.5);
  }

  private void falseAlarms() {
    text(LEFT, 366, "start", "False alarms in 30 days");
    for (int count = 0; count <= 2; count++) {
      grid(alarmsY(count), Integer.toString(count));
    }
    lines(cell -> alarmsY(Math.min(cell.falseAlarmsPerMonth(), 2.2)));
    rates(536);
  }

  private static double alarmsY(double count) {
    return 510 - 60 * count;
  }

  private interface Height {
    double of(Cell cell);
  }

  private void lines(Height height) {
    int color = 0;
    for (List<Cell> row : cells.values()) {
      StringBuilder points = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        String x = decimal(x(i, row.size()) + 3 * (color - 2));
        String y = decimal(height.of(row.get(i)));
        points.append(x).append(',').append(y).append(' ');
        svg.append(
            "<circle cx=\"%s\" cy=\"%s\" r=\"4\" fill=\"%s\"/>%n"
                .formatted(x, y, COLORS.get(color)));
      }
      svg.append(
          "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n"
              .formatted(points.toString().strip(), COLORS.get(color)));
      color++;
    }
  }

  private static double x(int index, int count) {
    return LEFT + 50 + (RIGHT - LEFT - 100.0) * index / (count - 1);
  }

  private void rates(int y) {
    List<Cell> row = cells.values().iterator().next();
    for (int i = 0; i < row.size(); i++) {
      text(x(i, row.size()), y, "middle", DriftReport.rows(row.get(i).rowsPerHour()));
    }
  }

  private void grid(double y, String label) {
    svg.append(
        "<line x1=\"%d\" x2=\"%d\" y1=\"%3$s\" y2=\"%3$s\" stroke=\"#ddd\"/>%n"
            .formatted(LEFT, RIGHT, decimal(y)));
    text(LEFT - 8, y + 5, "end", label);
  }

  private void legend() {
    int color = 0;
    for (String kind : cells.keySet()) {
      int y = 60 + 26 * color;
      svg.append(
          "<circle cx=\"%d\" cy=\"%d\" r=\"5\" fill=\"%s\"/>%n"
              .formatted(RIGHT + 24, y - 5, COLORS.get(color++)));
      text(RIGHT + 38, y, "start", kind);
    }
  }

  private void text(double x, double y, String anchor, String text) {
    svg.append(
        "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"#222\">%s</text>%n"
            .formatted(decimal(x), decimal(y), anchor, text));
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
