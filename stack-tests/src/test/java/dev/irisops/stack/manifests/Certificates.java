package dev.irisops.stack.manifests;

import java.util.HashSet;
import java.util.Set;

/** The Secrets that cert-manager fills. */
final class Certificates {
  private static final Set<String> ISSUER_ANNOTATIONS =
      Set.of("cert-manager.io/issuer", "cert-manager.io/cluster-issuer");

  private Certificates() {}

  /** Named by an Ingress that names its issuer. */
  static Set<String> secrets(Rendered rendered) {
    Set<String> secrets = new HashSet<>();
    rendered.ofKind("Ingress").stream()
        .filter(Certificates::namesItsIssuer)
        .forEach(
            ingress -> secrets.addAll(ingress.spec().path("tls").findValuesAsText("secretName")));
    return secrets;
  }

  private static boolean namesItsIssuer(KubeObject ingress) {
    return KubeObject.texts(ingress.tree().path("metadata").path("annotations")).keySet().stream()
        .anyMatch(ISSUER_ANNOTATIONS::contains);
  }
}
