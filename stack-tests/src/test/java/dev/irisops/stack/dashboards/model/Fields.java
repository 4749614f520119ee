package dev.irisops.stack.dashboards.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Fields of a panel with the same options: those of an override, or all that no override matches.
 *
 * @param override its JSON; a missing node for the fields without an override
 */
public record Fields(Panel panel, JsonNode override) {
  /** Returns true if these are the fields that no override matches. */
  public boolean areDefault() {
    return override.isMissingNode();
  }

  /**
   * Returns an option, of the override if it sets it, else of the panel.
   *
   * @param id as in an override, for instance {@code custom.axisSoftMax}
   */
  public JsonNode option(String id) {
    return overrides(id)
        ? own(id)
        : panel.tree().at("/fieldConfig/defaults/" + id.replace('.', '/'));
  }

  /** Returns true if the override sets an option. */
  public boolean overrides(String id) {
    return !own(id).isMissingNode();
  }

  private JsonNode own(String id) {
    return override
        .path("properties")
        .valueStream()
        .filter(property -> property.path("id").asText().equals(id))
        .map(property -> property.path("value"))
        .findFirst()
        .orElse(override.path("none"));
  }

  /** Returns text and colour of what is shown for null and NaN, if a mapping says so. */
  public Optional<JsonNode> nullMapping() {
    return option("mappings")
        .valueStream()
        .filter(mapping -> mapping.path("type").asText().equals("special"))
        .filter(mapping -> mapping.at("/options/match").asText().equals("null+nan"))
        .map(mapping -> mapping.at("/options/result"))
        .findFirst();
  }

  /** Returns true if the override is one for a query or for its column. */
  public boolean match(Target target) {
    return matcher().equals("byFrameRefID")
        ? name().equals(target.refId())
        : fieldNames(target).stream().anyMatch(this::matchName);
  }

  /** Returns true if the override is one for fields with this name. */
  public boolean matchName(String field) {
    return switch (matcher()) {
      case "byName" -> name().equals(field);
      case "byRegexp" -> field.matches(".*(" + name().replaceAll("^/|/$", "") + ").*");
      default -> false;
    };
  }

  private String matcher() {
    return override.at("/matcher/id").asText();
  }

  private String name() {
    return override.at("/matcher/options").asText();
  }

  /** Returns the names of its fields: the legend, and the column of a table, renamed or not. */
  private static Set<String> fieldNames(Target target) {
    List<String> names = new ArrayList<>();
    names.add(target.legend());
    names.add("Value #" + target.refId());
    if (target.panel().targets().size() == 1) {
      names.add("Value");
    }
    for (JsonNode transformation : target.panel().tree().path("transformations")) {
      JsonNode renamed = transformation.at("/options/renameByName");
      List.copyOf(names).forEach(name -> names.add(renamed.path(name).asText(name)));
    }
    return Set.copyOf(names);
  }

  @Override
  public String toString() {
    return areDefault() ? panel.toString() : panel + " (override of " + name() + ")";
  }
}
