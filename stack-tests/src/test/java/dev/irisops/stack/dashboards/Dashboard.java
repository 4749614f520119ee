package dev.irisops.stack.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A dashboard that ships.
 *
 * @param file its name without its folder
 */
record Dashboard(String file, JsonNode tree) {
  static final String FOLDER = "grafana-dashboards";

  /** All, as {@code kustomization.yaml} lists them for Grafana. */
  static List<Dashboard> shipped() {
    Path folder = Repository.root().resolve(FOLDER);
    List<Dashboard> dashboards = new ArrayList<>();
    for (JsonNode generator :
        Json.readYaml(folder.resolve("kustomization.yaml")).path("configMapGenerator")) {
      generator.path("files").forEach(name -> dashboards.add(read(folder, name.asText())));
    }
    return dashboards;
  }

  private static Dashboard read(Path folder, String name) {
    return new Dashboard(name, Json.read(Repository.text(folder.resolve(name))));
  }

  String uid() {
    return tree.path("uid").asText();
  }

  String title() {
    return tree.path("title").asText();
  }

  /** All panels, the rows and those that a collapsed row holds included. */
  List<Panel> panels() {
    List<Panel> panels = new ArrayList<>();
    for (JsonNode panel : tree.path("panels")) {
      panels.add(new Panel(this, panel));
      panel.path("panels").forEach(inner -> panels.add(new Panel(this, inner)));
    }
    return panels;
  }

  List<Target> targets() {
    return panels().stream().flatMap(panel -> panel.targets().stream()).toList();
  }

  List<Variable> variables() {
    List<Variable> variables = new ArrayList<>();
    tree.path("templating").path("list").forEach(v -> variables.add(new Variable(v)));
    return variables;
  }

  Optional<Variable> variable(String name) {
    return variables().stream().filter(variable -> variable.name().equals(name)).findFirst();
  }

  /** Its annotations, but for the one that Grafana itself has. */
  List<JsonNode> annotations() {
    List<JsonNode> annotations = new ArrayList<>();
    for (JsonNode annotation : tree.path("annotations").path("list")) {
      if (annotation.path("builtIn").asInt() == 0) {
        annotations.add(annotation);
      }
    }
    return annotations;
  }

  /** The same dashboard, changed. */
  Dashboard with(Consumer<ObjectNode> change) {
    ObjectNode copy = tree.deepCopy();
    change.accept(copy);
    return new Dashboard(file, copy);
  }

  /** Whether its data source is a Prometheus, as that variable says. */
  boolean isOfPrometheus() {
    return variables().stream()
        .filter(variable -> variable.type().equals("datasource"))
        .findFirst()
        .filter(variable -> variable.query().equals("prometheus"))
        .isPresent();
  }

  @Override
  public String toString() {
    return title();
  }
}
