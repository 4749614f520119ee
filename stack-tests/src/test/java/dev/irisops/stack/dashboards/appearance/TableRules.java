package dev.irisops.stack.dashboards.appearance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.Fields;
import dev.irisops.stack.dashboards.model.Panel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rules for tables: every column is in sight and its values have a unit. */
final class TableRules {
  /** Less is hardly readable. */
  private static final int WIDTH_OF_OTHERS = 100;

  private static final Set<String> DASHES = Set.of("-", "–");

  private TableRules() {}

  /** A column by the name in the query's result and by the one that is shown. */
  private record Column(Panel panel, String field, String title) {
    Stream<Fields> options(String id) {
      return panel.overrides().stream().filter(f -> f.overrides(id) && f.matchName(title));
    }

    boolean isHidden() {
      return options("custom.hidden").anyMatch(f -> f.option("custom.hidden").asBoolean());
    }

    boolean isNumber() {
      return field.matches("Value( #\\w+)?");
    }

    int width() {
      return options("custom.width")
          .findFirst()
          .map(f -> f.option("custom.width").asInt())
          .orElse(WIDTH_OF_OTHERS);
    }
  }

  static Stream<String> problems(Dashboard dashboard) {
    return dashboard.panels().stream()
        .filter(panel -> panel.type().equals("table"))
        .flatMap(
            panel ->
                Stream.of(width(panel), units(panel), colours(panel))
                    .flatMap(problems -> problems));
  }

  /** Returns the visible columns that the panel names. */
  private static List<Column> columns(Panel panel) {
    JsonNode organize =
        panel
            .tree()
            .path("transformations")
            .valueStream()
            .filter(transformation -> transformation.path("id").asText().equals("organize"))
            .map(transformation -> transformation.path("options"))
            .reduce(panel.tree().path("none"), (first, second) -> second);
    JsonNode titles = organize.path("renameByName");
    Set<String> fields = new LinkedHashSet<>(fields(panel));
    organize.path("indexByName").fieldNames().forEachRemaining(fields::add);
    titles.fieldNames().forEachRemaining(fields::add);
    return fields.stream()
        .filter(field -> !organize.path("excludeByName").path(field).asBoolean())
        .map(field -> new Column(panel, field, titles.path(field).asText(field)))
        .filter(column -> !column.isHidden())
        .toList();
  }

  private static List<String> fields(Panel panel) {
    return panel.targets().size() == 1
        ? List.of("Value")
        : panel.targets().stream().map(target -> "Value #" + target.refId()).toList();
  }

  private static Stream<String> width(Panel panel) {
    int needed = columns(panel).stream().mapToInt(Column::width).sum();
    int available = NarrowScreen.contentWidth(panel);
    return needed <= available
        ? Stream.of()
        : Stream.of("%s: its columns need %d px of %d".formatted(panel, needed, available));
  }

  /** The unit of the panel would be shown in empty text columns too. */
  private static Stream<String> units(Panel panel) {
    return columns(panel).stream()
        .filter(column -> column.isNumber() && column.options("unit").findAny().isEmpty())
        .map(column -> panel + ": no override has the unit of the column " + column.title());
  }

  private static Stream<String> colours(Panel panel) {
    return panel.overrides().stream()
        .filter(f -> f.option("custom.cellOptions").path("type").asText().startsWith("color-"))
        .filter(f -> f.overrides("custom.cellOptions") && f.nullMapping().isEmpty())
        .filter(fields -> !DASHES.contains(fields.option("noValue").asText()))
        .map(fields -> fields + ": colours missing values, which need a mapping or noValue \"-\"");
  }
}
