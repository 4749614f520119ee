package dev.irisops.stack.dashboards.appearance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.dashboards.model.Panel;
import dev.irisops.stack.dashboards.model.VariableReferences;

/**
 * Pixels on the narrowest screen that the dashboards are made for: 1366 wide, with Grafana's menu
 * docked. All numbers are measured in screenshots of Grafana 13 at this size.
 */
final class NarrowScreen {
  /** What the menu (300) and the margins (32) leave of 1366. */
  static final int WIDTH = 1366 - 300 - 32;

  private static final int COLUMNS = 24;
  private static final int GAP = 8;
  private static final int PADDING = 16;

  /** Left and right of a title. */
  private static final int TITLE_PADDING = 57;

  /** The icon of the description, and that of the links. */
  private static final int ICON = 32;

  /** Stands for the value of a variable in a title; 16 characters, as names of features have. */
  private static final String VALUE = "feature_to_watch";

  /**
   * Widths of the characters from the space to the tilde, in tenths of a pixel: those of Inter
   * Medium at 14 px, and Grafana's spacing of 0.15 px.
   */
  private static final int[] CHARACTERS = {
    39, 44, 71, 91, 92, 141, 93, 45, 53, 53, 74, 95, 44, 66, 44, 53, 92, 60, 88, 89, 93, 88, 90, 81,
    90, 90, 44, 46, 95, 95, 95, 75, 139, 101, 93, 104, 103, 86, 84, 106, 106, 40, 82, 98, 81, 129,
    107, 109, 91, 109, 92, 92, 93, 105, 101, 142, 100, 99, 91, 53, 53, 53, 68, 66, 49, 81, 88, 82,
    88, 84, 55, 88, 86, 37, 37, 80, 37, 126, 86, 86, 88, 88, 56, 77, 49, 86, 82, 118, 79, 82, 80,
    63, 50, 63, 95
  };

  private NarrowScreen() {}

  /** Returns the width of a panel. */
  static int width(Panel panel) {
    return columns(panel) * WIDTH / COLUMNS - GAP;
  }

  /** Panels that are repeated beside each other share a row. */
  private static int columns(Panel panel) {
    JsonNode tree = panel.tree();
    int columns = tree.at("/gridPos/w").asInt();
    return tree.has("repeat") && !tree.path("repeatDirection").asText().equals("v")
        ? Math.min(columns, COLUMNS / tree.path("maxPerRow").asInt(4))
        : columns;
  }

  /** Returns the width that a panel has for its content. */
  static int contentWidth(Panel panel) {
    return width(panel) - PADDING;
  }

  /** Returns the width that a panel has for its title, beside the icons. */
  static int titleWidth(Panel panel) {
    int width = width(panel) - TITLE_PADDING;
    width -= panel.description().isEmpty() ? 0 : ICON;
    return width - (panel.tree().path("links").isEmpty() ? 0 : ICON);
  }

  /** Returns the width of a title, whose variables have a long value. */
  static int textWidth(String title) {
    int tenths =
        VariableReferences.replaced(title, name -> VALUE)
            .chars()
            .map(character -> CHARACTERS[Math.min(character, '~') - ' '])
            .sum();
    return (tenths + 9) / 10;
  }
}
