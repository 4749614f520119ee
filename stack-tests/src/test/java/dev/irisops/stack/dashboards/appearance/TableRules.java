package dev.irisops.stack.dashboards.appearance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.Fields;
import dev.irisops.stack.dashboards.model.Panel;
import dev.irisops.stack.dashboards.model.QueryParser;
import dev.irisops.stack.dashboards.model.Target;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules for tables: every column is in sight and its values have a unit. */
final class TableRules {
  /** The least that Grafana gives a column without a width. */
  private static final int WIDTH_OF_OTHERS = 150;

  /** Queries that count what should be zero or one: {@code > bool}, a count of counts. */
  private static final Pattern UNUSUAL =
      Pattern.compile(".*(> bool |count by \\(.*\\) \\(count by ).*");

  /** Names are unique in a namespace only. */
  private static final Set<String> NAMES = Set.of("job", "pod", "service");

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

  static Stream<String> problems(Dashboard dashboard, QueryParser parser) {
    return dashboard.panels().stream()
        .filter(panel -> panel.type().equals("table"))
        .flatMap(
            panel ->
                Stream.of(
                        width(panel),
                        units(panel),
                        colours(panel),
                        unanswered(panel),
                        emptyCells(panel),
                        unusual(panel),
                        panel.targets().stream().flatMap(t -> LastingRates.problems(t, parser)),
                        panel.targets().stream().flatMap(t -> namespaces(t, parser)))
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

  private static Stream<String> unanswered(Panel panel) {
    return Stream.of(panel.defaultOption("noValue").asText())
        .filter(text -> text.isBlank() || DASHES.contains(text))
        .map(text -> panel + ": does not say so when Prometheus does not answer");
  }

  private static Stream<String> emptyCells(Panel panel) {
    return columns(panel).stream()
        .filter(column -> column.options("noValue").findAny().isEmpty())
        .filter(c -> c.options("mappings").allMatch(fields -> fields.nullMapping().isEmpty()))
        .map(column -> panel + ": has no text for an empty cell of the column " + column.title());
  }

  private static Stream<String> unusual(Panel panel) {
    Set<String> fields =
        panel.targets().stream()
            .filter(target -> UNUSUAL.matcher(target.expression()).matches())
            .map(target -> panel.targets().size() == 1 ? "Value" : "Value #" + target.refId())
            .collect(Collectors.toSet());
    return columns(panel).stream()
        .filter(column -> fields.contains(column.field()))
        .filter(column -> column.options("thresholds").findAny().isEmpty())
        .map(
            column ->
                panel + ": counts what is unusual without a colour for it: " + column.title());
  }

  private static Stream<String> namespaces(Target target, QueryParser parser) {
    return parser.tree(target.expression()).stream()
        .flatMap(tree -> tree.findValues("grouping").stream())
        .map(labels -> labels.valueStream().map(JsonNode::asText).collect(Collectors.toSet()))
        .filter(labels -> !Collections.disjoint(labels, NAMES) && !labels.contains("namespace"))
        .map(labels -> target + ": makes one row of those in several namespaces")
        .distinct();
  }

  private static Stream<String> colours(Panel panel) {
    return panel.overrides().stream()
        .filter(f -> f.option("custom.cellOptions").path("type").asText().startsWith("color-"))
        .filter(f -> f.overrides("custom.cellOptions") && f.nullMapping().isEmpty())
        .filter(fields -> !DASHES.contains(fields.option("noValue").asText()))
        .map(fields -> fields + ": colours missing values, which need a mapping or noValue \"-\"");
  }
}
