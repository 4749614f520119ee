package dev.irisops.stack.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where panels stand on the grid, and what tells them apart. */
final class Layout {
  private static final int COLUMNS = 24;

  private Layout() {}

  /** A rectangle of the grid. */
  private record Place(int x, int y, int width, int height) {
    static Place of(Panel panel) {
      JsonNode grid = panel.tree().path("gridPos");
      return new Place(
          grid.path("x").asInt(-1),
          grid.path("y").asInt(-1),
          grid.path("w").asInt(),
          grid.path("h").asInt());
    }

    boolean isOnGrid() {
      return x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= COLUMNS;
    }

    boolean overlaps(Place other) {
      return x < other.x + other.width
          && other.x < x + width
          && y < other.y + other.height
          && other.y < y + height;
    }
  }

  static List<String> problems(Dashboard dashboard) {
    List<String> problems = new ArrayList<>();
    List<Panel> before = new ArrayList<>();
    Set<Integer> ids = new HashSet<>();
    for (Panel panel : dashboard.panels()) {
      if (!ids.add(panel.id())) {
        problems.add(panel + ": id " + panel.id() + " is another panel's too");
      }
      Set<String> refIds = new HashSet<>();
      panel.targets().stream()
          .filter(target -> !refIds.add(target.refId()))
          .forEach(target -> problems.add(target + ": another query of the panel has this id"));
      if (!Place.of(panel).isOnGrid()) {
        problems.add(panel + ": is not within " + COLUMNS + " columns");
      }
      before.stream()
          .filter(other -> Place.of(other).overlaps(Place.of(panel)))
          .forEach(other -> problems.add(panel + ": overlaps " + other.title()));
      before.add(panel);
    }
    return problems;
  }
}
