package dev.irisops.stack.manifests.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.irisops.stack.manifests.render.Rendered;
import dev.irisops.stack.tool.Json;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code grafana.ini}, the provisioning and the dashboards of Grafana. */
final class GrafanaFiles {
  private static final Pattern HOME_PAGE = Pattern.compile("home_page *= */d/(\\S+)");
  private static final String DASHBOARDS = "/var/lib/grafana/dashboards";

  private final Configuration configuration;
  private final Rendered rendered;
  private final Set<String> uids = new TreeSet<>();

  private GrafanaFiles(Configuration configuration, Rendered rendered) {
    this.configuration = configuration;
    this.rendered = rendered;
  }

  static void check(Configuration configuration, Rendered rendered) {
    GrafanaFiles grafana = new GrafanaFiles(configuration, rendered);
    grafana.checkDataSource();
    grafana.checkDashboards();
  }

  private void checkDataSource() {
    JsonNode sources = provisioned("datasources/datasources.yaml").path("datasources");
    expect("number of data sources", sources.size(), 1);
    for (JsonNode source : sources) {
      String url = source.path("url").asText();
      expect("uid of the data source", source.path("uid").asText(), "prometheus");
      expect("data source editable", source.path("editable").asBoolean(true), false);
      if (!isPortOfService(url)) {
        configuration.report("the data source's url " + url + " is no port of a Service");
      }
    }
  }

  private boolean isPortOfService(String url) {
    return rendered.ofKind("Service").stream()
        .flatMap(
            service ->
                service.spec().path("ports").findValues("port").stream()
                    .map(port -> "http://" + service.name() + ":" + port))
        .anyMatch(url::equals);
  }

  private void checkDashboards() {
    for (JsonNode provider : provisioned("dashboards/dashboards.yaml").path("providers")) {
      expect("allowUiUpdates", provider.path("allowUiUpdates").asBoolean(true), false);
      expect("path of the dashboards", provider.at("/options/path").asText(), DASHBOARDS);
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

  private JsonNode provisioned(String path) {
    String text = configuration.file("/etc/grafana/provisioning/" + path);
    return text.isEmpty() ? MissingNode.getInstance() : Json.readYaml(text);
  }

  private void expect(String what, Object found, Object expected) {
    if (!found.equals(expected)) {
      configuration.report("%s is %s, expected %s".formatted(what, found, expected));
    }
  }
}
