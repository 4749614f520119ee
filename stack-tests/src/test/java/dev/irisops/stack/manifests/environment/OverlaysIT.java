package dev.irisops.stack.manifests.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.manifests.render.Container;
import dev.irisops.stack.manifests.render.Externals;
import dev.irisops.stack.manifests.render.Image;
import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.manifests.render.Kustomization;
import dev.irisops.stack.manifests.render.Mounts;
import dev.irisops.stack.manifests.render.Rendered;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each overlay renders what its environment needs. */
class OverlaysIT {
  static List<String> overlays() {
    return Kustomization.OVERLAYS;
  }

  @ParameterizedTest
  @CsvSource({"dev,1,1,1", "staging,2,1,1", "prod,3,2,3"})
  void replicas_areThoseOfTheEnvironment(
      String overlay, int service, int prometheus, int alertmanager) {
    Rendered rendered = rendered(overlay);

    assertThat(rendered.leastReplicas(rendered.get("Deployment", "iris-api"))).isEqualTo(service);
    assertThat(replicas(rendered, "prometheus")).isEqualTo(prometheus);
    assertThat(replicas(rendered, "alertmanager")).isEqualTo(alertmanager);
  }

  @Test
  void production_leavesTheReplicasOfTheServiceToTheAutoscaler() {
    Rendered prod = rendered("prod");

    assertThat(prod.ofKind("HorizontalPodAutoscaler"))
        .hasToString("[HorizontalPodAutoscaler/iris-api]");
    assertThat(prod.get("Deployment", "iris-api").spec().has("replicas")).isFalse();
  }

  /** No entry without a container of its name, and no container of ours without an entry. */
  @ParameterizedTest
  @MethodSource("overlays")
  void ownImages_areThoseOfTheKustomization(String overlay) {
    Map<String, String> entries =
        Json.readYaml(Kustomization.named(overlay).folder().resolve("kustomization.yaml"))
            .path("images")
            .valueStream()
            .collect(
                Collectors.toMap(i -> i.path("name").asText(), i -> i.path("newTag").asText()));
    Map<String, String> used =
        rendered(overlay + "-with-retraining").containers().stream()
            .map(container -> Image.parse(container.image()))
            .filter(Image::isOwn)
            .collect(Collectors.toMap(Image::name, Image::tag));

    assertThat(used).isEqualTo(entries).containsKey("irisops/iris-api");
  }

  @ParameterizedTest
  @CsvSource({"staging", "prod"})
  void releasedImage_hasTheVersionOfTheParent(String overlay) {
    Matcher version =
        Pattern.compile("<artifactId>irisops</artifactId>\\s*<version>(.*?)(-SNAPSHOT)?</version>")
            .matcher(Repository.text("pom.xml"));

    assertThat(version.find()).isTrue();
    assertThat(rendered(overlay).pod("iris-api").containers())
        .extracting(Container::image)
        .containsExactly("irisops/iris-api:" + version.group(1));
  }

  @Test
  void alertLog_showsNotificationsOnly() {
    assertThat(variable(rendered("dev"), "alert-log", "LOG_IGNORE_PATH")).isEqualTo("/ready");
    assertThat(variable(rendered("dev"), "alert-log", "DISABLE_REQUEST_LOGS")).isEqualTo("true");
  }

  @Test
  void secrets_areCreatedInDevelopmentOnly() {
    assertThat(rendered("dev").ofKind("Secret"))
        .extracting(KubeObject::stem)
        .containsExactlyInAnyOrderElementsOf(Externals.SECRETS.keySet());
    assertThat(rendered("staging").ofKind("Secret")).isEmpty();
    assertThat(rendered("prod").ofKind("Secret")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"dev,true", "staging,", "prod,"})
  void grafana_isOpenToEveryoneInDevelopmentOnly(String overlay, String enabled) {
    assertThat(variable(rendered(overlay), "grafana", "GF_AUTH_ANONYMOUS_ENABLED"))
        .isEqualTo(enabled);
    assertThat(variable(rendered(overlay), "grafana", "GF_AUTH_ANONYMOUS_ORG_ROLE"))
        .isEqualTo(enabled == null ? null : "Viewer");
    assertThat(rendered(overlay).file("grafana-config", "grafana.ini"))
        .containsPattern("\\[auth.anonymous\\]\nenabled = false");
  }

  @Test
  void grafana_isOfTheVersionThatTheDashboardsAreFor() {
    Image image = Image.parse(rendered("prod").pod("grafana").containers().get(0).image());
    String major = image.tag().replaceFirst("\\..*", "");

    assertThat(Repository.text("docs/dashboards.md")).contains("Grafana " + major + " and newer");
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void apiKey_isRequired(String overlay) {
    assertThat(variable(rendered(overlay), "iris-api", "IRIS_AUTH_REQUIRED")).isEqualTo("true");
    assertThat(variable(rendered(overlay), "iris-api", "IRIS_AUTH_KEY_FILE"))
        .isEqualTo("/etc/irisops/keys/api-keys")
        .isIn(Mounts.of(rendered(overlay), rendered(overlay).pod("iris-api")).files().keySet());
  }

  @Test
  void alerts_goToALogInDevelopment_andToSlackAndPagerDutyElsewhere() {
    String base = Repository.text("kustomize/base/alertmanager/alertmanager.yml");

    assertThat(receivers("dev"))
        .contains("webhook_configs")
        .doesNotContain("slack")
        .doesNotContain("pagerduty");
    for (String overlay : List.of("staging", "prod")) {
      assertThat(rendered(overlay).file("alertmanager-config", "alertmanager.yml")).isEqualTo(base);
      assertThat(receivers(overlay)).contains("slack_configs", "pagerduty_configs");
    }
  }

  @Test
  void production_isReachedOnlyByHttps() {
    Rendered prod = rendered("prod");

    assertThat(prod.ofKind("Ingress")).hasToString("[Ingress/grafana, Ingress/iris-api]");
    for (KubeObject ingress : prod.ofKind("Ingress")) {
      assertThat(ingress.spec().path("rules").findValuesAsText("host"))
          .isEqualTo(List.of(ingress.spec().at("/tls/0/hosts/0").asText()))
          .doesNotContain("host", "");
    }
    assertThat(rendered("dev").ofKind("Ingress")).isEmpty();
    assertThat(rendered("staging").ofKind("Ingress")).isEmpty();
  }

  @Test
  void production_linksToGrafanaOnItsPublicHost() {
    Rendered prod = rendered("prod");
    String url = "https://" + prod.get("Ingress", "grafana").spec().at("/rules/0/host").asText();

    assertThat(variable(prod, "grafana", "GF_SERVER_ROOT_URL")).isEqualTo(url + "/");
    assertThat(variable(prod, "grafana", "GF_SECURITY_COOKIE_SECURE")).isEqualTo("true");
    assertThat(prod.file("alertmanager-config", "grafana-url.tmpl"))
        .matches("(?s).*define \"grafana.url\" }}https://.*" + url.substring(8) + ".*");
  }

  /** An Ingress must not expose what only Prometheus should read. */
  @Test
  void production_exposesNoMetrics() {
    for (KubeObject ingress : rendered("prod").ofKind("Ingress")) {
      for (JsonNode path : ingress.spec().at("/rules/0/http/paths")) {
        boolean prefix = path.path("pathType").asText().equals("Prefix");
        assertThat(path.path("path").asText())
            .as("%s", ingress)
            .doesNotStartWith("/metrics")
            .doesNotStartWith("/health")
            .matches(text -> !(prefix && text.equals("/")), "not everything");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void prometheus_keepsFifteenDays_withinFourFifthsOfItsVolume(String overlay) {
    Rendered rendered = rendered(overlay);
    Mounts prometheus = Mounts.of(rendered, rendered.pod("prometheus"));
    String volume =
        rendered.get("StatefulSet", "prometheus").tree().findValuesAsText("storage").get(0);
    long cap =
        Long.parseLong(prometheus.argument("--storage.tsdb.retention.size").replace("GB", ""));

    assertThat(prometheus.argument("--storage.tsdb.retention.time")).isEqualTo("15d");
    assertThat(cap * 10).isBetween(1L, Long.parseLong(volume.replace("Gi", "")) * 8);
  }

  /** No preStop: the service drains itself (5 s by default), then Liberty takes up to 30 s. */
  @ParameterizedTest
  @MethodSource("overlays")
  void service_hasTheTimeToEndItsRequests(String overlay) {
    JsonNode spec = rendered(overlay).pod("iris-api").spec();

    assertThat(spec.at("/containers/0/lifecycle").isMissingNode()).isTrue();
    assertThat(spec.path("terminationGracePeriodSeconds").asInt()).isGreaterThan(5 + 30);
  }

  @Test
  void everyExternalSecret_isDocumented() {
    String page = Repository.text("docs/deploy.md");

    Stream.of(Externals.SECRETS, Externals.SECRETS_OF_COMPONENTS)
        .forEach(
            secrets ->
                secrets.forEach((name, keys) -> assertThat(page).contains(name).contains(keys)));
  }

  private static Rendered rendered(String overlay) {
    return Kustomization.named(overlay).rendered();
  }

  private static int replicas(Rendered rendered, String statefulSet) {
    return rendered.get("StatefulSet", statefulSet).spec().path("replicas").asInt();
  }

  private static String receivers(String overlay) {
    return Json.readYaml(rendered(overlay).file("alertmanager-config", "alertmanager.yml"))
        .path("receivers")
        .toString();
  }

  /** Null if the first container of the app has no such variable. */
  private static String variable(Rendered rendered, String app, String name) {
    return rendered
        .pod(app)
        .spec()
        .at("/containers/0/env")
        .valueStream()
        .filter(variable -> variable.path("name").asText().equals(name))
        .map(variable -> variable.path("value").asText())
        .findFirst()
        .orElse(null);
  }
}
