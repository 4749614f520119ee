package dev.irisops.stack.tool;

import static dev.irisops.stack.tool.ControlPlane.ETCD;
import static dev.irisops.stack.tool.ControlPlane.KUBE_APISERVER;
import static dev.irisops.stack.tool.ControlPlane.KUBE_CONTROLLER_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The search with a made-up environment, and in a made-up repository. */
class ControlPlaneTest {
  @TempDir Path temp;

  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void leaveOutTheFolderOfEnvtest() {
    environment.put("KUBEBUILDER_ASSETS", temp.resolve("envtest").toString());
  }

  @Test
  void program_isFoundInThisOrder() {
    Path built = program(".tools/kubernetes/bin/etcd");
    assertThat(ETCD.find(environment, temp)).contains(built);

    Path onPath = program("path/etcd");
    environment.put("PATH", "/nowhere:" + onPath.getParent());
    assertThat(ETCD.find(environment, temp)).contains(onPath);

    Path envtest = program("envtest/etcd");
    assertThat(ETCD.find(environment, temp)).contains(envtest);

    Path named = program("my-etcd");
    environment.put("ETCD", named.toString());
    assertThat(ETCD.find(environment, temp)).contains(named);
  }

  @Test
  void nowhere_isEmpty() {
    assertThat(KUBE_APISERVER.find(environment, temp)).isEmpty();
  }

  @Test
  void variableWithoutProgram_isRefused() {
    environment.put("KUBE_APISERVER", "/nowhere/kube-apiserver");

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> KUBE_APISERVER.find(environment, temp))
        .withMessage("KUBE_APISERVER: expected a program, found /nowhere/kube-apiserver");
  }

  @Test
  void missingPrograms_areNamedInOneLine() {
    assertThat(
            NeedsControlPlane.Condition.line(
                "ApiServerIT",
                List.of(KUBE_APISERVER.toString(), KUBE_CONTROLLER_MANAGER.toString())))
        .isEqualTo(
            "ApiServerIT DID NOT RUN: no kube-apiserver, kube-controller-manager on this machine. To"
                + " get them: scripts/build-kubernetes .tools/kubernetes");
  }

  private Path program(String file) {
    Path program = Repository.write(temp.resolve(file), "");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }
}
