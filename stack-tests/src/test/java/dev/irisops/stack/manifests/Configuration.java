package dev.irisops.stack.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.irisops.stack.tool.Command;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import dev.irisops.stack.tool.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is inside the ConfigMaps, at the paths where it is mounted, as its own programs read it. */
final class Configuration {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)\\}");
  private static final String ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount";
  private static final String PROVISIONING = "/etc/grafana/provisioning/";

  private final Rendered rendered;
  private final List<String> problems = new ArrayList<>();

  private Configuration(Rendered rendered) {
    this.rendered = rendered;
  }

  static List<String> problems(Rendered rendered) {
    Configuration configuration = new Configuration(rendered);
    for (Pod pod : rendered.pods()) {
      Mounts mounts = Mounts.of(rendered, pod);
      switch (pod.labels().getOrDefault("app", "")) {
        case "prometheus" -> {
          if (pod.owner().kind().equals("Prometheus")) {
            configuration.problems.addAll(
                OperatorConfiguration.problems(rendered, pod.owner(), mounts));
          } else {
            configuration.checkPrometheus(mounts);
          }
        }
        case "alertmanager" -> configuration.checkAlertmanager(mounts);
        case "grafana" -> configuration.checkGrafana(mounts);
        default -> {}
      }
    }
    return configuration.problems;
  }

  private void checkPrometheus(Mounts mounts) {
    String path = mounts.argument("--config.file");
    String text = file("prometheus", mounts, path);
    if (text.isEmpty()) {
      return;
    }
    problems.addAll(unset(text, mounts));
    inFolder(
        root -> {
          mounts.writeTo(root);
          Repository.write(root.resolve("account/token"), "");
          Repository.write(root.resolve("account/ca.crt"), "");
          Path file = root.resolve(path.substring(1));
          Repository.write(
              file, Repository.text(file).replace(ACCOUNT, root.resolve("account").toString()));
          String output =
              accepts(
                  "prometheus",
                  Tool.PROMTOOL.command("check", "config", "--lint=none", file.toString()));
          if (!output.contains("rule files found")) {
            problems.add(
                "prometheus: "
                    + path
                    + " finds no rule file; mount the rules where rule_files look");
          }
          for (JsonNode pattern : Json.readYaml(file).path("rule_files")) {
            checkRules(Path.of(pattern.asText()).getParent());
          }
        });
  }

  /** The variables that Prometheus is to put in and does not have. */
  static List<String> unset(String text, Mounts mounts) {
    List<String> problems = new ArrayList<>();
    Matcher variable = VARIABLE.matcher(text);
    while (variable.find()) {
      if (!mounts.variables().contains(variable.group(1))) {
        problems.add("prometheus: reads $" + variable.group(1) + ", which no env sets");
      }
    }
    return problems;
  }

  private void checkRules(Path folder) {
    List<String> words = new ArrayList<>(List.of("check", "rules", "--lint=all", "--lint-fatal"));
    if (Files.isDirectory(folder)) {
      Repository.files(folder.toString(), ".yml").forEach(file -> words.add(file.toString()));
      accepts("prometheus", Tool.PROMTOOL.command(words.toArray(String[]::new)));
    }
  }

  private void checkAlertmanager(Mounts mounts) {
    String path = mounts.argument("--config.file");
    String text = file("alertmanager", mounts, path);
    if (text.isEmpty()) {
      return;
    }
    JsonNode tree = Json.readYaml(text);
    for (String secret : texts(tree, "_file")) {
      if (!mounts.files().containsKey(secret)) {
        problems.add("alertmanager: " + path + " reads " + secret + ", which is not mounted");
      }
    }
    JsonNode base =
        Json.readYaml(Repository.root().resolve("kustomize/base/alertmanager/alertmanager.yml"));
    for (String field : List.of("global", "route", "inhibit_rules", "time_intervals")) {
      if (!tree.path(field).equals(base.path(field))) {
        problems.add(
            "alertmanager: " + field + " differs from base; an overlay changes receivers only");
      }
    }
    Set<String> names = new TreeSet<>(tree.path("receivers").findValuesAsText("name"));
    if (!names.equals(new TreeSet<>(base.path("receivers").findValuesAsText("name")))) {
      problems.add("alertmanager: receivers are " + names + ", not those of base");
    }
    inFolder(
        root -> {
          mounts.writeTo(root);
          accepts(
              "alertmanager",
              Tool.AMTOOL.command("check-config", root.resolve(path.substring(1)).toString()));
        });
  }

  private void checkGrafana(Mounts mounts) {
    Map<String, String> files = mounts.files();
    JsonNode sources = provisioned(mounts, "datasources/datasources.yaml").path("datasources");
    for (JsonNode source : sources) {
      expect("data source", source.path("uid"), "\"prometheus\"");
      expect("data source editable", source.path("editable"), "false");
      checkUrl(source.path("url").asText());
    }
    expect("number of data sources", Json.MAPPER.valueToTree(sources.size()), "1");
    JsonNode providers = provisioned(mounts, "dashboards/dashboards.yaml").path("providers");
    Set<String> uids = new TreeSet<>();
    for (JsonNode provider : providers) {
      expect("allowUiUpdates", provider.path("allowUiUpdates"), "false");
      String folder = provider.path("options").path("path").asText() + "/";
      expect(
          "path of the dashboards",
          Json.MAPPER.valueToTree(folder),
          "\"/var/lib/grafana/dashboards/\"");
      files.forEach(
          (path, text) -> {
            if (path.startsWith(folder)) {
              checkDashboard(path, text, uids);
            }
          });
    }
    Matcher home =
        Pattern.compile("home_page *= */d/(\\S+)")
            .matcher(file("grafana", mounts, "/etc/grafana/grafana.ini"));
    if (uids.isEmpty() || home.find() && !uids.contains(home.group(1))) {
      problems.add("grafana: the dashboards " + uids + " lack the home page of grafana.ini");
    }
  }

  private JsonNode provisioned(Mounts mounts, String path) {
    String text = file("grafana", mounts, PROVISIONING + path);
    return text.isEmpty() ? MissingNode.getInstance() : Json.readYaml(text);
  }

  private void checkDashboard(String path, String text, Set<String> uids) {
    String uid = "";
    try {
      uid = Json.read(text).path("uid").asText();
    } catch (UncheckedIOException e) {
      problems.add("grafana: " + path + " is not JSON: " + e.getCause().getMessage());
    }
    if (uid.isEmpty() || !uids.add(uid)) {
      problems.add("grafana: " + path + " needs a uid of its own, found \"" + uid + "\"");
    }
  }

  /** Of a Service and its port. */
  private void checkUrl(String url) {
    boolean there =
        rendered.ofKind("Service").stream()
            .anyMatch(
                service ->
                    service.spec().path("ports").findValues("port").stream()
                        .anyMatch(port -> url.equals("http://" + service.name() + ":" + port)));
    if (!there) {
      problems.add("grafana: the data source's url " + url + " is no port of a Service");
    }
  }

  private void expect(String what, JsonNode found, String expected) {
    if (!found.toString().equals(expected)) {
      problems.add("grafana: %s is %s, expected %s".formatted(what, found, expected));
    }
  }

  /** Empty where nothing is mounted at the path. */
  private String file(String app, Mounts mounts, String path) {
    String text = mounts.files().get(path);
    if (text == null) {
      problems.add("%s: nothing is mounted at \"%s\"".formatted(app, path));
      return "";
    }
    return text;
  }

  private static List<String> texts(JsonNode tree, String suffix) {
    List<String> found = new ArrayList<>();
    tree.properties()
        .forEach(
            field -> {
              if (field.getKey().endsWith(suffix)) {
                found.add(field.getValue().asText());
              }
            });
    tree.forEach(child -> found.addAll(texts(child, suffix)));
    return found;
  }

  private String accepts(String app, Command command) {
    Command.Outcome outcome = command.outcome();
    if (outcome.exitCode() != 0) {
      problems.add(app + ": " + String.join(" ", command.words()) + " says " + outcome.output());
    }
    return outcome.output();
  }

  /** Gives a folder, empty, and removes it. */
  private static void inFolder(Consumer<Path> task) {
    try {
      Path folder = Files.createTempDirectory("manifests");
      try {
        task.accept(folder);
      } finally {
        Command.of("rm", "-rf", folder.toString()).output();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
