package dev.irisops.stack.manifests.cluster;

import static dev.irisops.stack.tool.ControlPlane.ETCD;
import static dev.irisops.stack.tool.ControlPlane.KUBE_APISERVER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.manifests.ManifestCheck;
import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.manifests.render.Kustomization;
import dev.irisops.stack.tool.NeedsControlPlane;
import dev.irisops.stack.tool.Repository;
import dev.irisops.testkit.WorkFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  @Test
  void dev_isDeployedWithMake() {
    try {
      assertThat(cluster.make("diff", "dev")).isEmpty();
      assertThat(cluster.make("deploy", "dev")).isEmpty();
      assertThat(cluster.make("diff", "dev")).isEmpty();
    } finally {
      cluster.clear();
    }
  }

  /** Runs the commands of docs/deploy.md for the way from prod to staging. */
  @ParameterizedTest
  @CsvSource({"prod, staging", "staging, prod"})
  void overlay_afterAnother_leavesNothingBehind(String first, String second) {
    try {
      assertThat(cluster.make("diff", first)).isEmpty();
      assertThat(cluster.make("deploy", first)).isEmpty();
      assertThat(cluster.shell(betweenOverlays(first, second))).isEmpty();

      assertThat(comparable(cluster.names())).isEqualTo(comparable(namesOf(second)));
      assertThat(cluster.make("diff", second)).isEmpty();
    } finally {
      cluster.clear();
    }
  }

  private static String betweenOverlays(String first, String second) {
    Matcher block =
        Pattern.compile("(?m)^```sh\n((?:(?!```).*\n)*comm (?:.*\n)*?)```")
            .matcher(Repository.text("docs/deploy.md"));
    assertThat(block.find()).isTrue();
    Path folder = WorkFolder.create("overlays");
    return block
        .group(1)
        .replace("overlays/prod", "overlays/FIRST")
        .replaceAll("(overlays/|ENV=)staging", "$1" + second)
        .replace("FIRST", first)
        .replaceAll("\\b(before|after)\\b", folder + "/$1");
  }

  private static Set<String> namesOf(String overlay) {
    return Kustomization.named(overlay).rendered().objects().stream()
        .map(KubeObject::toString)
        .collect(Collectors.toSet());
  }

  /** The server has the namespace elsewhere than the rest. */
  private static Set<String> comparable(Set<String> names) {
    return names.stream()
        .filter(name -> !name.startsWith("Namespace/"))
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
