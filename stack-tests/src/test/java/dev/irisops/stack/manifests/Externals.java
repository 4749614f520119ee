package dev.irisops.stack.manifests;

import java.util.Map;
import java.util.Set;

/** What the manifests name and somebody else makes; {@code docs/deploy.md} says how. */
final class Externals {
  /** Secrets that must exist in staging and prod, with their keys; dev makes them. */
  static final Map<String, Set<String>> SECRETS =
      Map.of(
          "iris-api-keys", Set.of("api-keys"),
          "grafana-secrets", Set.of("admin-password"),
          "alertmanager-secrets", Set.of("pagerduty-routing-key", "slack-url", "watchdog-url"));

  /** Secrets that must exist wherever a component is taken. */
  static final Map<String, Set<String>> SECRETS_OF_COMPONENTS =
      Map.of("prometheus-remote-write", Set.of("username", "password"));

  /** The label that cert-manager gives to the pods that answer for a certificate. */
  static final Map<String, String> ACME_SOLVERS =
      Map.of("acme.cert-manager.io/http01-solver", "true");

  /** The label of pods and namespaces that may call the service. */
  static final Map<String, String> CLIENTS = Map.of("iris-api-client", "true");

  private Externals() {}

  /** The keys of what somebody else makes; empty for all else. */
  static Set<String> keys(Rendered rendered, String kind, String name) {
    if (!kind.equals("Secret")) {
      return Set.of();
    }
    boolean made = rendered.origin().startsWith("dev");
    return SECRETS_OF_COMPONENTS.getOrDefault(
        name, made ? Set.of() : SECRETS.getOrDefault(name, Set.of()));
  }
}
