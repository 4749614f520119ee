package dev.irisops.stack.dashboards.appearance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.dashboards.model.Dashboard;
import java.util.List;
import java.util.stream.Stream;

/**
 * The controls above the panels: variables, switches of annotations, links. They flow from left to
 * right, in the first row beside the time picker. More than two rows push the panels down.
 */
final class ControlRows {
  private static final int MAX_ROWS = 2;
  private static final int TIME_PICKER = 430;
  private static final int GAP = 8;
  private static final double CHARACTER = 7.3;

  /** Padding of the label, and the box with the value, its cross and its arrow. */
  private static final int VARIABLE = 24 + 110;

  /** Padding of the name, and the switch. */
  private static final int ANNOTATION = 75;

  /** Padding of the title, and the icon. */
  private static final int LINK = 50;

  /** Values of {@code hide} of a variable. */
  private static final int LABEL_HIDDEN = 1;

  private ControlRows() {}

  static Stream<String> problems(Dashboard dashboard) {
    int rows = rows(widths(dashboard));
    return rows <= MAX_ROWS
        ? Stream.of()
        : Stream.of(
            "%s: its controls take %d rows, at most %d".formatted(dashboard, rows, MAX_ROWS));
  }

  private static List<Double> widths(Dashboard dashboard) {
    Stream<Double> variables =
        dashboard.variables().stream()
            .filter(variable -> hide(variable.tree()) <= LABEL_HIDDEN)
            .map(v -> width(hide(v.tree()) == LABEL_HIDDEN ? "" : v.label(), VARIABLE));
    Stream<Double> annotations =
        dashboard
            .tree()
            .at("/annotations/list")
            .valueStream()
            .filter(annotation -> !annotation.path("hide").asBoolean())
            .map(annotation -> width(annotation.path("name").asText(), ANNOTATION));
    Stream<Double> links =
        dashboard
            .tree()
            .path("links")
            .valueStream()
            .map(link -> width(link.path("title").asText(), LINK));
    return Stream.of(variables, annotations, links).flatMap(widths -> widths).toList();
  }

  private static int hide(JsonNode variable) {
    return variable.path("hide").asInt();
  }

  private static double width(String text, int rest) {
    return text.length() * CHARACTER + rest;
  }

  private static int rows(List<Double> widths) {
    int rows = 1;
    double left = NarrowScreen.WIDTH - TIME_PICKER;
    for (double width : widths) {
      if (width > left) {
        rows++;
        left = NarrowScreen.WIDTH;
      }
      left -= width + GAP;
    }
    return rows;
  }
}
