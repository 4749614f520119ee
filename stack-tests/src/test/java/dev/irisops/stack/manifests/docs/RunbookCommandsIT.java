package dev.irisops.stack.manifests.docs;

import static dev.irisops.stack.tool.ControlPlane.ETCD;
import static dev.irisops.stack.tool.ControlPlane.KUBE_APISERVER;
import static dev.irisops.stack.tool.ControlPlane.KUBE_CONTROLLER_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.irisops.stack.manifests.render.Kustomization;
import dev.irisops.stack.server.ApiServer;
import dev.irisops.stack.server.Kubelet;
import dev.irisops.stack.tool.NeedsControlPlane;
import dev.irisops.stack.tool.Repository;
import dev.irisops.testkit.Command;
import dev.irisops.testkit.Waiting;
import dev.irisops.testkit.WorkFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each command of the runbooks that calls kubectl is run against a real API server with Kubernetes'
 * controllers, after prod was deployed. Commands that need a container reach the node, so their
 * pod, container and port exist; commands that repair have their effect.
 */
@NeedsControlPlane({ETCD, KUBE_APISERVER, KUBE_CONTROLLER_MANAGER})
class RunbookCommandsIT {
  private static final String JOB = "model-training-29000000";

  private static ApiServer server;
  private static Kubelet kubelet;
  private static Path folder;

  @BeforeAll
  static void deploy() {
    folder = WorkFolder.create("runbooks");
    Repository.write(folder.resolve("api-keys"), "new");
    server = ApiServer.start();
    server.startControllers();
    kubelet = new Kubelet(server);
    kubectl("create namespace mlops --save-config");
    for (String secret : List.of("iris-api-keys", "iris-api-tls")) {
      kubectl("create secret generic " + secret + " --from-literal=api-keys=old");
    }
    // With what the runbooks of retraining need.
    kubectl("apply -k " + Kustomization.named("prod-with-retraining").folder());
    kubectl("create job " + JOB + " --from=cronjob/model-training");
    deployNeighbours();
    for (String set :
        List.of("deployment/iris-api", "statefulset/prometheus", "statefulset/alertmanager")) {
      kubectl("rollout status " + set + " --timeout=10m");
    }
    kubectl("wait job/" + JOB + " --for=jsonpath={.status.ready}=1 --timeout=10m");
  }

  /** Creates what the Ingress controller and cert-manager have in a cluster. */
  private static void deployNeighbours() {
    server.kubectl("create", "namespace", "traefik").output();
    server
        .kubectl("-n", "traefik", "create", "service", "clusterip", "traefik", "--tcp=443")
        .output();
    Path certificate =
        Repository.write(
            folder.resolve("certificate.yaml"),
            """
            apiVersion: cert-manager.io/v1
            kind: Certificate
            metadata: { name: iris-api-tls }
            spec: { secretName: iris-api-tls, dnsNames: [iris.example.com], issuerRef: { name: letsencrypt } }
            """);
    kubectl("create -f " + certificate);
  }

  @AfterAll
  static void end() {
    kubelet.close();
    server.close();
  }

  /** Returns each command once, in the order of the runbooks. */
  static Stream<String> commands() {
    return RunbooksIT.runbooks()
        .flatMap(runbook -> runbook.commands().stream())
        .filter(command -> command.startsWith("kubectl ") && !command.equals("kubectl scale"))
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void command_works(String command) {
    Step.of(command).map(Step::before).orElse(List.of()).forEach(RunbookCommandsIT::kubectl);
    String filled = filled(command);

    if (filled.matches("kubectl -n mlops (exec|logs|port-forward) .*")) {
      assertThat(run(filled.split(" \\| | > ")[0]).output()).contains(kubelet.refusal());
    } else if (filled.startsWith("kubectl top ")) {
      assertThat(run(filled).output()).isEqualTo("error: Metrics API not available");
    } else {
      assertSuccess(run(filled.replace(" -w", ""))); // because a watch does not end
    }
    Step.of(command).ifPresent(RunbookCommandsIT::assertEffect);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kubectl -n mlops get pods -l app=iris",
        "kubectl -n mlops describe hpa grafana",
        "kubectl -n mlops logs deployment/iris",
        "kubectl -n mlops logs POD -c sidecar --previous",
        "kubectl -n mlops exec prometheus-7 -- df",
        "kubectl -n mlops port-forward svc/prometheus-service 9090:9091",
        "kubectl -n mlops rollout undo statefulset/iris-api",
        "kubectl -n mlops patch pvc data-prometheus-0 -p '{\"spec\":{\"storageClassName\":\"fast\"}}'",
        "kubectl -n mlops get secret iris-api-keys -o yaml | kubectl apply -f -"
      })
  void wrongCommand_isReported(String command) {
    assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> command_works(command));
  }

  private static Command.Outcome run(String line) {
    Command command = server.as(Command.of("bash", "-o", "pipefail", "-c", line));
    return (line.contains("--from-file") ? command.in(folder) : command).outcome();
  }

  private static void assertSuccess(Command.Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    // kubectl always says this of --force
    assertThat(outcome.output().replaceFirst("Warning: Immediate deletion does not wait .*", ""))
        .doesNotContain("Warning:", "No resources found");
  }

  private static void assertEffect(Step step) {
    if (!step.query().isEmpty()) {
      String[] query = filled(step.query()).split(" ");
      String get = "get %s %s --ignore-not-found -o jsonpath=%s".formatted((Object[]) query);
      Waiting.untilAsserted(() -> assertThat(kubectl(get)).isEqualTo(step.value()));
    }
    step.cleanUp().forEach(RunbookCommandsIT::kubectl);
  }

  /** Replaces the names in capitals, as the reader does. */
  private static String filled(String command) {
    String filled = command;
    Map<String, String> names =
        Map.of(
            "NODE", Kubelet.NODE,
            "CONTAINER", "iris-api",
            "CLAIM", "data-prometheus-0",
            "ENVIRONMENT", "prod",
            "JOB", JOB,
            "PATH", "/",
            "BLOCK", "01BX5ZZKBKACTAV9WEVGEMMVRZ",
            "N", "4");
    for (Map.Entry<String, String> name : names.entrySet()) {
      filled = filled.replaceAll("(?<![\\w:])" + name.getKey() + "(?![\\w:])", name.getValue());
    }
    return filled.contains("POD ") || filled.endsWith("POD") || filled.contains("pod/POD")
        ? filled.replaceFirst("POD", aPod())
        : filled;
  }

  private static String aPod() {
    return kubectl(
        "get pods -l app=iris-api --field-selector=status.phase=Running -o jsonpath={.items[0].metadata.name}");
  }

  /** Runs kubectl in our namespace; arguments have no spaces. */
  private static String kubectl(String arguments) {
    String[] words = ("-n mlops " + filled(arguments)).split(" ");
    return server.kubectl(words).output();
  }

  /** A row that no runbook needs any more would look like a test. */
  @Test
  void steps_areAllUsed() {
    assertThat(Step.all()).allMatch(step -> commands().anyMatch(c -> c.contains(step.command())));
  }
}
