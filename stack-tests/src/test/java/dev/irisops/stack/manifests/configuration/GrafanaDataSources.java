package dev.irisops.stack.manifests.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.manifests.render.Externals;
import dev.irisops.stack.manifests.render.Rendered;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The data sources of Grafana. */
final class GrafanaDataSources {
  /** Dashboards use them by uid, and links to silences by name. */
  private static final List<String> NEEDED =
      List.of(
          "Alertmanager, uid alertmanager, type alertmanager",
          "Prometheus, uid prometheus, type prometheus");

  /** The fields in which a data source refers to another one. */
  private static final List<String> REFERENCES = List.of("alertmanagerUid", "datasourceUid");

  private final Configuration configuration;
  private final Rendered rendered;
  private final JsonNode sources;

  private GrafanaDataSources(Configuration configuration, Rendered rendered) {
    this.configuration = configuration;
    this.rendered = rendered;
    this.sources =
        GrafanaFiles.provisioned(configuration, "datasources/datasources.yaml").path("datasources");
  }

  static void check(Configuration configuration, Rendered rendered) {
    GrafanaDataSources dataSources = new GrafanaDataSources(configuration, rendered);
    dataSources.checkNeeded();
    dataSources.checkReferences();
    dataSources.checkExemplars();
    dataSources.sources.forEach(dataSources::checkSource);
  }

  private void checkNeeded() {
    Set<String> found =
        sources.valueStream().map(GrafanaDataSources::identity).collect(Collectors.toSet());
    NEEDED.stream()
        .filter(needed -> !found.contains(needed))
        .forEach(needed -> configuration.report("lacks the data source " + needed));
  }

  private static String identity(JsonNode source) {
    return Stream.of("name", "uid", "type")
        .map(field -> source.path(field).asText())
        .collect(Collectors.joining(", "))
        .replaceFirst(", (.*), ", ", uid $1, type ");
  }

  private void checkReferences() {
    List<String> uids = sources.findValuesAsText("uid");
    REFERENCES.stream()
        .flatMap(field -> sources.findValuesAsText(field).stream())
        .filter(uid -> !uids.contains(uid))
        .forEach(uid -> configuration.report("refers to data source " + uid + " of " + uids));
  }

  /** The service gives this label to the exemplars of its durations. */
  private void checkExemplars() {
    sources.findValues("exemplarTraceIdDestinations").stream()
        .flatMap(JsonNode::valueStream)
        .map(destination -> destination.path("name").asText())
        .forEach(label -> configuration.expect("label of traces", label, "trace_id"));
  }

  private void checkSource(JsonNode source) {
    String name = source.path("name").asText();
    String url = source.path("url").asText();
    configuration.expect(name + " editable", source.path("editable").asBoolean(true), false);
    if (!isPortOfService(url) && !url.equals(Externals.TEMPO_URL)) {
      configuration.report("url " + url + " of " + name + " is no port of a Service");
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
}
