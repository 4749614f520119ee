package dev.irisops.stack.dashboards.structure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.Panel;
import dev.irisops.stack.dashboards.model.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Ids and positions of panels: ids are unique, and panels neither overlap nor leave the grid. */
final class GridLayout {
  private static final int COLUMNS = 24;

  private GridLayout() {}

  private record Rectangle(int x, int y, int width, int height) {
    static Rectangle of(Panel panel) {
      JsonNode grid = panel.tree().path("gridPos");
      return new Rectangle(
          grid.path("x").asInt(-1),
          grid.path("y").asInt(-1),
          grid.path("w").asInt(),
          grid.path("h").asInt());
    }

    boolean isOnGrid() {
      return x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= COLUMNS;
    }

    boolean overlaps(Rectangle other) {
      return x < other.x + other.width
          && other.x < x + width
          && y < other.y + other.height
          && other.y < y + height;
    }
  }

  static List<String> problems(Dashboard dashboard) {
    List<String> problems = new ArrayList<>();
    List<Panel> previous = new ArrayList<>();
    for (Panel panel : dashboard.panels()) {
      if (!Rectangle.of(panel).isOnGrid()) {
        problems.add(panel + ": is outside the grid of " + COLUMNS + " columns");
      }
      for (Panel other : previous) {
        if (other.id() == panel.id()) {
          problems.add(panel + ": has the id of " + other.title());
        }
        if (Rectangle.of(other).overlaps(Rectangle.of(panel))) {
          problems.add(panel + ": overlaps " + other.title());
        }
      }
      previous.add(panel);
      duplicateQueries(panel, problems);
    }
    return problems;
  }

  private static void duplicateQueries(Panel panel, List<String> problems) {
    Set<String> refIds = new HashSet<>();
    for (Target target : panel.targets()) {
      if (!refIds.add(target.refId())) {
        problems.add(target + ": another query of the panel has this refId");
      }
    }
  }
}
