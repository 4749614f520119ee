package dev.irisops.stack.scrape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.tool.Duration;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The {@code prometheus.yml} that ships, made to run outside of a cluster. */
public final class PrometheusConfig {
  static final Path FILE = Repository.root().resolve("kustomize/base/prometheus/prometheus.yml");

  private static final String KUBERNETES = "kubernetes_sd_configs";

  private final ObjectNode tree;

  private PrometheusConfig(ObjectNode tree) {
    this.tree = tree;
  }

  public static PrometheusConfig shipped() {
    return parse(Repository.text(FILE));
  }

  /** The text of another {@code prometheus.yml}, for instance as an overlay has it. */
  public static PrometheusConfig parse(String yaml) {
    return new PrometheusConfig((ObjectNode) Json.readYaml(yaml));
  }

  /**
   * Takes what each role discovers from a file; what is done with it stays as it is.
   *
   * @param folder holds {@code endpointslices.json} and {@code nodes.json}
   */
  public PrometheusConfig discoveringFrom(Path folder) {
    ObjectNode changed = tree.deepCopy();
    for (JsonNode parent : discovering(changed)) {
      ObjectNode job = (ObjectNode) parent;
      String role = job.remove(KUBERNETES).get(0).path("role").asText();
      ObjectNode file = job.putArray("file_sd_configs").addObject();
      file.putArray("files").add(folder.resolve(role + "s.json").toString());
    }
    return new PrometheusConfig(changed);
  }

  /** The jobs, and the discovery of Alertmanager, that ask Kubernetes. */
  static List<JsonNode> discovering(JsonNode tree) {
    return tree.findParents(KUBERNETES);
  }

  /** Scrapes kubelets without TLS and without a token, which only a cluster has. */
  public PrometheusConfig withoutTls() {
    ObjectNode changed = tree.deepCopy();
    for (JsonNode job : changed.path("scrape_configs")) {
      ((ObjectNode) job).remove(List.of("scheme", "tls_config", "authorization"));
    }
    return new PrometheusConfig(changed);
  }

  /** Reads the rules of a folder that stands for the one in the container. */
  public PrometheusConfig readingRulesOf(Path folder) {
    return new PrometheusConfig(
        (ObjectNode) Json.read(tree.toString().replace("/etc/prometheus/rules", folder + "")));
  }

  /** Reads the token and the certificate of the service account from a folder. */
  PrometheusConfig withServiceAccountIn(Path folder) {
    return new PrometheusConfig(
        (ObjectNode)
            Json.read(
                tree.toString()
                    .replace("/var/run/secrets/kubernetes.io/serviceaccount", folder + "")));
  }

  /**
   * Reaches what it discovers through a proxy on loopback alone, and writes to nobody, for the
   * addresses of pods are those of somebody else here; without a token and a certificate, which
   * only a cluster has.
   */
  public PrometheusConfig behindProxy(int port) {
    ObjectNode changed = tree.deepCopy();
    changed.remove("remote_write");
    for (JsonNode parent : discovering(changed)) {
      ObjectNode job = (ObjectNode) parent;
      job.remove(List.of("tls_config", "authorization"));
      job.put("proxy_url", "http://localhost:" + port);
    }
    return new PrometheusConfig(changed);
  }

  /** Scrapes and evaluates more often by a factor. */
  public PrometheusConfig fasterBy(int factor) {
    ObjectNode changed = tree.deepCopy();
    ObjectNode global = (ObjectNode) changed.path("global");
    for (String time : List.of("scrape_interval", "scrape_timeout", "evaluation_interval")) {
      global.put(time, Duration.parse(global.path(time).asText()).dividedBy(factor).toString());
    }
    return new PrometheusConfig(changed);
  }

  /** The names of the jobs. */
  public List<String> jobs() {
    List<String> jobs = new ArrayList<>();
    tree.path("scrape_configs").forEach(job -> jobs.add(job.path("job_name").asText()));
    return jobs;
  }

  /** Whether what a page says of its series is kept, also where the target says otherwise. */
  public boolean honorsLabels(String job) {
    for (JsonNode one : tree.path("scrape_configs")) {
      if (one.path("job_name").asText().equals(job)) {
        return one.path("honor_labels").asBoolean();
      }
    }
    throw new IllegalArgumentException("job: found " + job + ", expected one of " + jobs());
  }

  JsonNode tree() {
    return tree;
  }

  /** As JSON, which is YAML too. */
  public String text() {
    return Json.text(tree);
  }
}
