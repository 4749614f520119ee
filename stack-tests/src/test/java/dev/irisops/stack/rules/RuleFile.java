package dev.irisops.stack.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A file of rules that ships.
 *
 * @param name the file name, without the folder
 */
public record RuleFile(String name, JsonNode tree) {
  /** The folder of the files, from the root of the repository. */
  public static final String FOLDER = "alert-rules";

  private static final String KUSTOMIZATION = "kustomization.yaml";

  /** Returns the files that {@code kustomization.yaml} lists for Prometheus. */
  public static List<RuleFile> shipped() {
    Path folder = Repository.root().resolve(FOLDER);
    JsonNode names =
        Json.readYaml(folder.resolve(KUSTOMIZATION))
            .path("configMapGenerator")
            .get(0)
            .path("files");
    List<RuleFile> files = new ArrayList<>();
    names.forEach(
        name ->
            files.add(new RuleFile(name.asText(), Json.readYaml(folder.resolve(name.asText())))));
    return files;
  }

  /** Returns the alerts of all files. */
  public static Stream<Rule> alerts() {
    return shipped().stream().flatMap(file -> file.rules().stream()).filter(Rule::isAlert);
  }

  /** Returns the recording rules of all files. */
  public static Stream<Rule> recordingRules() {
    return shipped().stream().flatMap(file -> file.rules().stream()).filter(r -> !r.isAlert());
  }

  /** Returns the rules of all its groups. */
  public List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    for (JsonNode group : tree.path("groups")) {
      group.path("rules").forEach(rule -> rules.add(new Rule(name, rule)));
    }
    return rules;
  }

  /** Returns the same file with each rule changed. */
  RuleFile with(Consumer<ObjectNode> change) {
    ObjectNode copy = tree.deepCopy();
    for (JsonNode group : copy.path("groups")) {
      group.path("rules").forEach(rule -> change.accept((ObjectNode) rule));
    }
    return new RuleFile(name, copy);
  }

  /** Writes the file as JSON, which is YAML too. */
  void writeTo(Path folder) {
    Repository.write(folder.resolve(name), Json.text(tree));
  }
}
