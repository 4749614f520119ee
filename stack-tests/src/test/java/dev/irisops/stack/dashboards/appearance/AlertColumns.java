package dev.irisops.stack.dashboards.appearance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.dashboards.model.Panel;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The columns of the table of firing alerts. */
record AlertColumns(Panel panel) {
  private static final String SILENCE =
      "/alerting/silence/new?alertmanager=Alertmanager&matcher=${__value.raw}";

  /** The width of a feature and a model version, which tell alerts apart, in pixels. */
  private static final int LONG_PLACE = 225;

  private static final Set<String> SECONDS = Set.of("dtdurations", "s");

  /** Returns what is wrong with what every row looks like. */
  Stream<String> problems() {
    return Stream.of(
            unless(isFirstColumn(), "its first column is not order, shown as Severity"),
            unless(
                AlertTable.SEVERITIES.stream().allMatch(this::isShown),
                "does not show the orders 1, 2, 3 as CRITICAL, WARNING, INFO"),
            unless(isSorted(), "is not sorted by Severity, 1 first"),
            unless(
                !SECONDS.contains(panel.defaultOption("unit").asText()),
                "shows texts in seconds: an empty one is \"0 s\""),
            unless(
                options("Active for", "unit").anyMatch(unit -> SECONDS.contains(unit.asText())),
                "has no column \"Active for\" in seconds"),
            unless(
                options("Where", "custom.wrapText").anyMatch(JsonNode::asBoolean)
                    && roomOfWhere() >= LONG_PLACE,
                "cuts the column Where, which needs %d px of %d and lines that wrap"
                    .formatted(LONG_PLACE, roomOfWhere())),
            unless(isNewestFirst(), "does not list the newest of a severity first"),
            unless(
                links("Silence").anyMatch(SILENCE::equals) && isColumn("silence", "Silence"),
                "has no column \"Silence\" that links to a new silence"))
        .flatMap(problems -> problems);
  }

  static Stream<String> unless(boolean isMet, String problem) {
    return isMet ? Stream.of() : Stream.of(problem);
  }

  private Stream<JsonNode> options(String column, String option) {
    return panel.overrides().stream()
        .filter(fields -> fields.matchName(column))
        .map(fields -> fields.option(option))
        .filter(value -> !value.isMissingNode());
  }

  private boolean isFirstColumn() {
    JsonNode index = organize().path("indexByName");
    Predicate<String> isShown =
        column -> !organize().path("excludeByName").path(column).asBoolean();
    return isColumn("order", "Severity")
        && index.has("order")
        && index.properties().stream()
            .filter(column -> isShown.test(column.getKey()))
            .noneMatch(column -> column.getValue().asInt() < index.path("order").asInt());
  }

  private boolean isColumn(String label, String title) {
    return organize().path("renameByName").path(label).asText().equals(title);
  }

  private JsonNode organize() {
    return panel
        .tree()
        .path("transformations")
        .valueStream()
        .map(transformation -> transformation.path("options"))
        .filter(options -> options.has("renameByName"))
        .findFirst()
        .orElse(panel.tree().path("none"));
  }

  private boolean isShown(String severity) {
    return options("Severity", "mappings")
        .flatMap(JsonNode::valueStream)
        .map(
            mapping ->
                mapping.path("options").path(AlertTable.order(severity)).path("text").asText())
        .anyMatch(text -> text.equalsIgnoreCase(severity));
  }

  /** The column takes what is left by the others. */
  private int roomOfWhere() {
    return NarrowScreen.contentWidth(panel)
        - panel.overrides().stream()
            .mapToInt(
                fields ->
                    (int) titles().filter(fields::matchName).count()
                        * fields.option("custom.width").asInt())
            .sum();
  }

  private Stream<String> titles() {
    return organize().path("renameByName").valueStream().map(JsonNode::asText);
  }

  /** The table keeps the order of rows with the same severity, and the value is the age. */
  private boolean isNewestFirst() {
    return panel.targets().get(0).expression().startsWith("sort(");
  }

  private boolean isSorted() {
    JsonNode first = panel.tree().at("/options/sortBy/0");
    return first.path("displayName").asText().equals("Severity") && !first.path("desc").asBoolean();
  }

  /** Returns the links of a column. */
  Stream<String> links(String column) {
    return options(column, "links").flatMap(links -> links.findValuesAsText("url").stream());
  }
}
