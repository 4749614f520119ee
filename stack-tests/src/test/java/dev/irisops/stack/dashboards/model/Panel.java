package dev.irisops.stack.dashboards.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A panel or a row of a dashboard.
 *
 * @param pointer its JSON Pointer in the dashboard
 */
public record Panel(Dashboard dashboard, String pointer) {
  private static final Pattern ALERTS = alertsAfter("\\bAlerts?:");
  private static final Pattern RELATED_ALERTS = alertsAfter("See also");

  private static Pattern alertsAfter(String introduction) {
    return Pattern.compile(introduction + " ([A-Z]\\w+(?:(?:, | and )[A-Z]\\w+)*)");
  }

  /** Returns its JSON. */
  public JsonNode tree() {
    return dashboard.tree().at(pointer);
  }

  /** Returns the number that identifies it in its dashboard. */
  public int id() {
    return tree().path("id").asInt();
  }

  /** Returns the id of its plugin, for instance {@code timeseries}. */
  public String type() {
    return tree().path("type").asText();
  }

  /** Returns true if it is a row. */
  public boolean isRow() {
    return type().equals("row");
  }

  /** Returns the title. */
  public String title() {
    return tree().path("title").asText();
  }

  /** Returns the description. */
  public String description() {
    return tree().path("description").asText();
  }

  /** Returns its queries. */
  public List<Target> targets() {
    return tree().path("targets").valueStream().map(target -> new Target(this, target)).toList();
  }

  /** Returns a field option that applies where no override does; a missing node if it is unset. */
  public JsonNode defaultOption(String name) {
    return tree().at("/fieldConfig/defaults").path(name);
  }

  /** Returns the values of a field option: the default if it is set, and each override. */
  public List<JsonNode> fieldOptions(String name) {
    Stream<JsonNode> overrides =
        tree().at("/fieldConfig/overrides").findValues("properties").stream()
            .flatMap(JsonNode::valueStream)
            .filter(property -> property.path("id").asText().equals(name))
            .map(property -> property.path("value"));
    return Stream.concat(Stream.of(defaultOption(name)), overrides)
        .filter(value -> !value.isMissingNode())
        .toList();
  }

  /** Returns the fields of each override, in their order. */
  public List<Fields> overrides() {
    return tree()
        .at("/fieldConfig/overrides")
        .valueStream()
        .map(override -> new Fields(this, override))
        .toList();
  }

  /** Returns the fields that no override matches, and then those of each override. */
  public List<Fields> fields() {
    return Stream.concat(
            Stream.of(new Fields(this, MissingNode.getInstance())), overrides().stream())
        .toList();
  }

  /** Returns the alerts that the description names after {@code Alert:}. */
  public List<String> alerts() {
    return alerts(ALERTS);
  }

  /** Returns the alerts that the description names after {@code See also}. */
  public List<String> relatedAlerts() {
    return alerts(RELATED_ALERTS);
  }

  private List<String> alerts(Pattern pattern) {
    return pattern
        .matcher(description())
        .results()
        .flatMap(found -> Arrays.stream(found.group(1).split(", | and ")))
        .toList();
  }

  /** Returns its dashboard with one field of the panel changed; see {@link Dashboard#with}. */
  public Dashboard with(String field, String json) {
    return dashboard.with(pointer + field, json);
  }

  /** Returns its dashboard with another expression in the first query of the panel. */
  public Dashboard withExpression(String expression) {
    return with("/targets/0/expr", TextNode.valueOf(expression).toString());
  }

  @Override
  public String toString() {
    return dashboard + " / " + (title().isEmpty() ? "panel " + id() : title());
  }
}
