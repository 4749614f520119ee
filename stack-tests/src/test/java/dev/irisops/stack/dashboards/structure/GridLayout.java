package dev.irisops.stack.dashboards.structure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.Panel;
import dev.irisops.stack.dashboards.model.Target;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Ids and positions of panels: ids are unique, and panels neither overlap nor leave the grid. */
final class GridLayout {
  private static final int COLUMNS = 24;
  private static final Rectangle2D GRID =
      new Rectangle2D.Double(0, 0, COLUMNS, Double.POSITIVE_INFINITY);

  private GridLayout() {}

  private static Rectangle2D area(Panel panel) {
    JsonNode grid = panel.tree().path("gridPos");
    return new Rectangle2D.Double(
        grid.path("x").asInt(-1),
        grid.path("y").asInt(-1),
        grid.path("w").asInt(),
        grid.path("h").asInt());
  }

  static List<String> problems(Dashboard dashboard) {
    List<String> problems = new ArrayList<>();
    List<Panel> previous = new ArrayList<>();
    for (Panel panel : dashboard.panels()) {
      if (!GRID.contains(area(panel))) {
        problems.add(panel + ": is outside the grid of " + COLUMNS + " columns");
      }
      for (Panel other : previous) {
        if (other.id() == panel.id()) {
          problems.add(panel + ": has the id of " + other.title());
        }
        if (area(other).intersects(area(panel))) {
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
