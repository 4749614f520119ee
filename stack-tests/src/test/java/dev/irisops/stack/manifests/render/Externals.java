package dev.irisops.stack.manifests.render;

import java.util.Map;
import java.util.Set;

/** What the manifests refer to and others create, as {@code docs/deploy.md} says. */
public final class Externals {
  /** Secrets that must exist in staging and prod, and their keys; dev creates them. */
  public static final Map<String, Set<String>> SECRETS =
      Map.of(
          "iris-api-keys", Set.of("api-keys"),
          "grafana-secrets", Set.of("admin-password", "secret-key"),
          "alertmanager-secrets", Set.of("pagerduty-routing-key", "slack-url", "watchdog-url"));

  /** Secrets that must exist wherever a component is used, and their keys. */
  public static final Map<String, Set<String>> SECRETS_OF_COMPONENTS =
      Map.of("prometheus-remote-write", Set.of("username", "password"));

  /** The label that cert-manager gives to the pods that solve HTTP challenges. */
  public static final Map<String, String> ACME_SOLVERS =
      Map.of("acme.cert-manager.io/http01-solver", "true");

  /** The label of pods and namespaces that may call the service. */
  public static final Map<String, String> CLIENTS = Map.of("iris-api-client", "true");

  /** The address of the collector of traces, and the label of its pods. */
  public static final String COLLECTOR_URL = "http://otel-collector.monitoring:4317";

  public static final Map<String, String> COLLECTOR =
      Map.of("app.kubernetes.io/name", "opentelemetry-collector");

  /** The address of Tempo, and the label of its pods. */
  public static final String TEMPO_URL = "http://tempo.monitoring:3200";

  public static final Map<String, String> TEMPO = Map.of("app.kubernetes.io/name", "tempo");

  private Externals() {}

  /** The keys of an external Secret; empty for every other object. */
  public static Set<String> keys(Rendered rendered, String kind, String name) {
    if (!kind.equals("Secret")) {
      return Set.of();
    }
    boolean created = rendered.origin().startsWith("dev");
    return SECRETS_OF_COMPONENTS.getOrDefault(
        name, created ? Set.of() : SECRETS.getOrDefault(name, Set.of()));
  }
}
