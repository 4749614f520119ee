package dev.irisops.stack.dashboards.model;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A dashboard.
 *
 * @param file name of its file, without the folder
 * @param tree content of its file
 */
public record Dashboard(String file, JsonNode tree) {
  /** Folder of the dashboards that ship, relative to the root of the repository. */
  public static final String FOLDER = "grafana-dashboards";

  /** Returns the dashboards that {@code kustomization.yaml} puts into ConfigMaps for Grafana. */
  public static List<Dashboard> shipped() {
    return Json.readYaml(Repository.text(FOLDER + "/kustomization.yaml"))
        .findValues("files")
        .stream()
        .flatMap(JsonNode::valueStream)
        .map(file -> read(file.asText()))
        .toList();
  }

  /** Reads a file of {@link #FOLDER}. */
  public static Dashboard read(String file) {
    return new Dashboard(file, Json.read(Repository.text(FOLDER + "/" + file)));
  }

  /** Reads a sample without a fault, for tests to plant faults in. */
  public static Dashboard sample(String file) {
    return new Dashboard(
        file, Json.read(Repository.text("stack-tests/src/test/resources/" + file)));
  }

  /** Returns the identifier in its URL. */
  public String uid() {
    return tree.path("uid").asText();
  }

  /** Returns the title. */
  public String title() {
    return tree.path("title").asText();
  }

  /** Returns all panels in their order: rows too, each before the panels that it contains. */
  public List<Panel> panels() {
    return panelsBelow("").toList();
  }

  private Stream<Panel> panelsBelow(String pointer) {
    String panels = pointer + "/panels";
    return IntStream.range(0, tree.at(panels).size())
        .mapToObj(index -> panels + "/" + index)
        .flatMap(p -> Stream.concat(Stream.of(new Panel(this, p)), panelsBelow(p)));
  }

  /**
   * Returns the first panel with a title.
   *
   * @throws AssertionError if there is none
   */
  public Panel panel(String title) {
    return panels().stream()
        .filter(panel -> panel.title().equals(title))
        .findFirst()
        .orElseThrow(() -> new AssertionError(this + " has no panel " + title));
  }

  /** Returns the queries of all panels. */
  public List<Target> targets() {
    return panels().stream().flatMap(panel -> panel.targets().stream()).toList();
  }

  /** Returns the variables in their order. */
  public List<Variable> variables() {
    return tree.at("/templating/list").valueStream().map(Variable::new).toList();
  }

  /** Returns the variable with a name, if there is one. */
  public Optional<Variable> variable(String name) {
    return variables().stream().filter(variable -> variable.name().equals(name)).findFirst();
  }

  /** Returns the variables that choose a data source. */
  public List<Variable> dataSources() {
    return variables().stream().filter(v -> v.type().equals("datasource")).toList();
  }

  /** Returns the annotations, except for the built-in one. */
  public List<JsonNode> annotations() {
    return tree.at("/annotations/list")
        .valueStream()
        .filter(annotation -> annotation.path("builtIn").asInt() == 0)
        .toList();
  }

  /**
   * Returns a copy with one field changed.
   *
   * @param pointer JSON Pointer of the field, whose parent exists; {@code -} as the index of an
   *     array appends to it
   * @param json the new value; null removes the field
   */
  public Dashboard with(String pointer, String json) {
    ObjectNode copy = tree.deepCopy();
    JsonPointer field = JsonPointer.compile(pointer);
    JsonNode parent = copy.at(field.head());
    if (parent instanceof ArrayNode array) {
      change(array, field.last().getMatchingIndex(), json);
    } else {
      change((ObjectNode) parent, field.last().getMatchingProperty(), json);
    }
    return new Dashboard(file, copy);
  }

  private static void change(ObjectNode parent, String name, String json) {
    if (json == null) {
      parent.remove(name);
    } else {
      parent.set(name, Json.read(json));
    }
  }

  private static void change(ArrayNode parent, int index, String json) {
    if (json == null) {
      parent.remove(index);
    } else if (index < 0) {
      parent.add(Json.read(json));
    } else {
      parent.set(index, Json.read(json));
    }
  }

  @Override
  public String toString() {
    return title();
  }
}
