package dev.irisops.stack.manifests.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.irisops.stack.manifests.render.Rendered;
import dev.irisops.stack.tool.Json;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code grafana.ini}, the provisioning and the dashboards of Grafana. */
final class GrafanaFiles {
  private static final Pattern HOME_PAGE = Pattern.compile("home_page *= */d/(\\S+)");
  private static final String PROVISIONING = "/etc/grafana/provisioning/";
  private static final String DASHBOARDS = "/var/lib/grafana/dashboards";

  private final Configuration configuration;
  private final Set<String> uids = new TreeSet<>();

  private GrafanaFiles(Configuration configuration) {
    this.configuration = configuration;
  }

  static void check(Configuration configuration, Rendered rendered) {
    GrafanaSettings.check(configuration);
    GrafanaDataSources.check(configuration, rendered);
    GrafanaFiles grafana = new GrafanaFiles(configuration);
    grafana.checkFolders();
    grafana.checkDashboards();
  }

  /** Grafana reports an error at start for each of them that is missing. */
  private void checkFolders() {
    for (String folder : List.of("alerting", "dashboards", "datasources", "plugins")) {
      String path = PROVISIONING + folder + "/";
      if (configuration.mounts().files().keySet().stream().noneMatch(f -> f.startsWith(path))) {
        configuration.report("nothing is mounted in " + path);
      }
    }
  }

  private void checkDashboards() {
    JsonNode file = provisioned(configuration, "dashboards/dashboards.yaml");
    for (JsonNode provider : file.path("providers")) {
      configuration.expect(
          "allowUiUpdates", provider.path("allowUiUpdates").asBoolean(true), false);
      String folder = provider.at("/options/path").asText();
      configuration.expect("path of the dashboards", folder, DASHBOARDS);
    }
    configuration
        .mounts()
        .files()
        .forEach(
            (path, text) -> {
              if (path.startsWith(DASHBOARDS + "/")) {
                checkDashboard(path, text);
              }
            });
    Matcher home = HOME_PAGE.matcher(configuration.file("/etc/grafana/grafana.ini"));
    if (uids.isEmpty() || home.find() && !uids.contains(home.group(1))) {
      configuration.report("the dashboards " + uids + " lack the home page of grafana.ini");
    }
  }

  private void checkDashboard(String path, String text) {
    String uid = "";
    try {
      uid = Json.read(text).path("uid").asText();
    } catch (UncheckedIOException e) {
      configuration.report(path + " is not JSON: " + e.getCause().getMessage());
    }
    uids.add(uid);
    if (!path.equals(DASHBOARDS + "/" + uid + ".json")) {
      configuration.report(path + " should be named after its uid, found \"" + uid + "\"");
    }
  }

  /** The content of a file of the provisioning; reports it if there is none. */
  static JsonNode provisioned(Configuration configuration, String path) {
    String text = configuration.file(PROVISIONING + path);
    return text.isEmpty() ? MissingNode.getInstance() : Json.readYaml(text);
  }
}
