package dev.irisops.stack.manifests.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import dev.irisops.stack.tool.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The {@code prometheus.yml} and the rules of a Prometheus without operator. */
final class PlainPrometheus {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)\\}");
  private static final String ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount";

  private PlainPrometheus() {}

  static void check(Configuration configuration) {
    String path = configuration.mounts().argument("--config.file");
    String text = configuration.file(path);
    if (!text.isEmpty()) {
      checkVariables(configuration, text);
      configuration.inFolder(root -> checkFiles(configuration, root, path));
    }
  }

  /** Reports variables in a text that the container's environment lacks. */
  static void checkVariables(Configuration configuration, String text) {
    Set<String> variables = configuration.mounts().environment("").keySet();
    VARIABLE
        .matcher(text)
        .results()
        .map(variable -> variable.group(1))
        .filter(variable -> !variables.contains(variable))
        .forEach(variable -> configuration.report("reads $" + variable + ", which no env sets"));
  }

  private static void checkFiles(Configuration configuration, Path root, String path) {
    Path account = root.resolve("account");
    Repository.write(account.resolve("token"), "");
    Repository.write(account.resolve("ca.crt"), "");
    Path file = root.resolve(path.substring(1));
    Repository.write(file, Repository.text(file).replace(ACCOUNT, account.toString()));
    String output =
        configuration.run(Tool.PROMTOOL.command("check", "config", "--lint=none", file.toString()));
    if (!output.contains("rule files found")) {
      configuration.report(path + " finds no rule file; mount the rules where rule_files look");
    }
    for (JsonNode pattern : Json.readYaml(file).path("rule_files")) {
      checkRules(configuration, Path.of(pattern.asText()).getParent());
    }
  }

  private static void checkRules(Configuration configuration, Path folder) {
    List<String> words = new ArrayList<>(List.of("check", "rules", "--lint=all", "--lint-fatal"));
    if (Files.isDirectory(folder)) {
      Repository.files(folder.toString(), ".yml").forEach(file -> words.add(file.toString()));
      configuration.run(Tool.PROMTOOL.command(words.toArray(String[]::new)));
    }
  }
}
