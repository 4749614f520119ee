package dev.irisops.stack.scrape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.tool.Duration;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A {@code prometheus.yml}, and changes of it for running outside of a cluster. */
public final class PrometheusConfig {
  private static final Path FILE =
      Repository.root().resolve("kustomize/base/prometheus/prometheus.yml");
  private static final String KUBERNETES = "kubernetes_sd_configs";

  private final ObjectNode tree;

  private PrometheusConfig(ObjectNode tree) {
    this.tree = tree;
  }

  /** The shipped configuration. */
  public static PrometheusConfig shipped() {
    return parse(Repository.text(FILE));
  }

  /** Another configuration, for instance of an overlay. */
  public static PrometheusConfig parse(String yaml) {
    return new PrometheusConfig((ObjectNode) Json.readYaml(yaml));
  }

  private PrometheusConfig with(Consumer<ObjectNode> change) {
    ObjectNode changed = tree.deepCopy();
    change.accept(changed);
    return new PrometheusConfig(changed);
  }

  private PrometheusConfig replacing(String old, Path path) {
    return new PrometheusConfig((ObjectNode) Json.read(tree.toString().replace(old, path + "")));
  }

  /**
   * Discovers targets from files instead of Kubernetes. Relabelling stays as it is.
   *
   * @param folder the folder of a file for each role, such as {@code endpointslice.json}
   */
  public PrometheusConfig discoveringFrom(Path folder) {
    return with(
        changed -> {
          for (ObjectNode job : discovering(changed)) {
            String role = job.remove(KUBERNETES).get(0).path("role").asText();
            ObjectNode file = job.putArray("file_sd_configs").addObject();
            file.putArray("files").add(folder.resolve(role + ".json").toString());
          }
        });
  }

  /** The jobs that discover targets in Kubernetes, and the discovery of Alertmanager. */
  private static List<ObjectNode> discovering(ObjectNode tree) {
    return tree.findParents(KUBERNETES).stream().map(ObjectNode.class::cast).toList();
  }

  /** The configurations of discovery in Kubernetes, those of Alertmanager included. */
  public Stream<JsonNode> discoveries() {
    return tree.findValues(KUBERNETES).stream().flatMap(JsonNode::valueStream);
  }

  /**
   * Scrapes kubelets without TLS and token, which only a cluster has, and on the port of their
   * address instead of the usual one.
   */
  public PrometheusConfig withoutTls() {
    return with(
        changed -> {
          for (JsonNode job : changed.path("scrape_configs")) {
            ((ObjectNode) job).remove(List.of("scheme", "tls_config", "authorization"));
            job.path("relabel_configs")
                .valueStream()
                .filter(rule -> rule.path("replacement").asText().equals("$1:10250"))
                .forEach(rule -> ((ObjectNode) rule).put("replacement", "$1"));
          }
        });
  }

  /** Reads the rules of another folder. */
  public PrometheusConfig readingRulesOf(Path folder) {
    return replacing("/etc/prometheus/rules", folder);
  }

  /** Reads the token and the certificate of the service account from a folder. */
  PrometheusConfig withServiceAccountIn(Path folder) {
    return replacing("/var/run/secrets/kubernetes.io/serviceaccount", folder);
  }

  /**
   * Scrapes through a proxy on loopback and sends no samples, so that nothing reaches the addresses
   * of pods, which belong to others here; without token and certificate, which only a cluster has.
   */
  public PrometheusConfig behindProxy(int port) {
    return with(
        changed -> {
          changed.remove("remote_write");
          for (ObjectNode job : discovering(changed)) {
            job.remove(List.of("tls_config", "authorization"));
            job.put("proxy_url", "http://localhost:" + port);
          }
        });
  }

  /** Also sends all samples to a URL. */
  public PrometheusConfig writingTo(String url) {
    return with(
        changed ->
            changed.putArray("remote_write").addObject().put("name", "long-term").put("url", url));
  }

  /** Scrapes and evaluates more often, by a factor. */
  public PrometheusConfig fasterBy(int factor) {
    return with(
        changed -> {
          ObjectNode global = (ObjectNode) changed.path("global");
          for (String time : List.of("scrape_interval", "scrape_timeout", "evaluation_interval")) {
            Duration duration = Duration.parse(global.path(time).asText());
            global.put(time, duration.dividedBy(factor).toString());
          }
        });
  }

  /** The names of the jobs. */
  public List<String> jobs() {
    return tree.path("scrape_configs").findValuesAsText("job_name");
  }

  /** Returns the role of each job's discovery, by the name of the job. */
  public Map<String, String> roles() {
    Map<String, String> roles = new TreeMap<>();
    for (JsonNode job : tree.path("scrape_configs")) {
      roles.put(job.path("job_name").asText(), job.at("/" + KUBERNETES + "/0/role").asText());
    }
    return roles;
  }

  /** Returns true if Prometheus discovers Alertmanagers. */
  public boolean alerts() {
    return tree.has("alerting");
  }

  /**
   * Returns true if a job's page names other pods and namespaces than that of the target.
   *
   * @throws IllegalArgumentException if there is no such job
   */
  public boolean reportsOnOthers(String job) {
    for (JsonNode one : tree.path("scrape_configs")) {
      if (one.path("job_name").asText().equals(job)) {
        return one.path("honor_labels").asBoolean()
            || one.findValuesAsText("action").contains("keepequal");
      }
    }
    throw new IllegalArgumentException("job: expected one of " + jobs() + ", found " + job);
  }

  JsonNode tree() {
    return tree;
  }

  /** The configuration as JSON, which is YAML too. */
  public String text() {
    return Json.text(tree);
  }
}
