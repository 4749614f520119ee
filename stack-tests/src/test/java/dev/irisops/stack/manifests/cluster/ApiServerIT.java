package dev.irisops.stack.manifests.cluster;

import static dev.irisops.stack.tool.ControlPlane.ETCD;
import static dev.irisops.stack.tool.ControlPlane.KUBE_APISERVER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.manifests.ManifestCheck;
import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.manifests.render.Kustomization;
import dev.irisops.stack.tool.NeedsControlPlane;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A real API server accepts each object without a warning, applying it again changes nothing, and
 * the overlays can be deployed as docs/deploy.md says.
 */
@NeedsControlPlane({ETCD, KUBE_APISERVER})
class ApiServerIT extends ManifestCheck {
  private static Cluster cluster;

  ApiServerIT() {
    super(rendered -> cluster.problems(rendered));
  }

  @BeforeAll
  static void start() {
    cluster = new Cluster();
  }

  @AfterAll
  static void end() {
    cluster.close();
  }

  /** Each overlay follows another one; the first finds an empty cluster. */
  @ParameterizedTest
  @CsvSource({"staging, dev", "prod, staging", "dev, prod"})
  void overlay_afterAnother_leavesOnlySecrets(String first, String second) {
    try {
      assertThat(cluster.make("diff", first)).isEmpty();
      assertThat(cluster.make("deploy", first)).isEmpty();
      assertThat(cluster.make("prune", second)).isEmpty();

      assertThat(pruned(cluster.names())).isEqualTo(pruned(namesOf(second)));
      assertThat(cluster.make("diff", second)).isEmpty();
    } finally {
      cluster.clear();
    }
  }

  private static Set<String> namesOf(String overlay) {
    return Kustomization.named(overlay).rendered().objects().stream()
        .map(KubeObject::toString)
        .collect(Collectors.toSet());
  }

  private static Set<String> pruned(Set<String> names) {
    return names.stream()
        .filter(name -> !name.matches("(Secret|Namespace)/.*"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** As docs/deploy.md creates the namespace, for the Secrets. */
  @Test
  void createdBefore_isAppliedWithoutWarning() {
    try {
      assertThat(cluster.run(Cluster.DONE, "create", "namespace", "mlops", "--save-config"))
          .isEmpty();
      assertThat(cluster.make("deploy", "staging")).isEmpty();
    } finally {
      cluster.clear();
    }
  }

  @Test
  void objectsCreatedWithSaveConfig_areAppliedWithoutWarning() {
    try {
      String overlay = "kustomize/overlays/staging";
      assertThat(cluster.run(Cluster.DONE, "create", "--save-config", "-k", overlay)).isEmpty();
      assertThat(cluster.run(Cluster.UNCHANGED, "apply", "-k", overlay)).isEmpty();
    } finally {
      cluster.clear();
    }
  }

  /** Shows that a warning would be found, and an upgrade that the server refuses. */
  @Test
  void mistakesOverTime_areReported() {
    try {
      cluster.run(Cluster.DONE, "create", "namespace", "mlops");
      assertThat(cluster.make("deploy", "dev"))
          .anyMatch(line -> line.startsWith("Warning: resource namespaces/mlops is missing"));

      assertThat(cluster.apply(withAnotherServiceName()))
          .anyMatch(line -> line.contains("updates to statefulset spec for fields other than"));
    } finally {
      cluster.clear();
    }
  }

  private static List<KubeObject> withAnotherServiceName() {
    ObjectNode set =
        Kustomization.named("dev").rendered().get("StatefulSet", "prometheus").tree().deepCopy();
    set.withObject("/spec").put("serviceName", "other");
    return List.of(new KubeObject(set));
  }
}
