package dev.irisops.stack.manifests.cluster;

import static dev.irisops.stack.tool.ControlPlane.ETCD;
import static dev.irisops.stack.tool.ControlPlane.KUBE_APISERVER;

import dev.irisops.stack.manifests.ManifestCheck;
import dev.irisops.stack.tool.NeedsControlPlane;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * A real API server accepts each object, without a warning, and applying it again changes nothing.
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
}
