package dev.irisops.stack.manifests;

import static dev.irisops.stack.manifests.Mutation.remove;
import static dev.irisops.stack.manifests.Mutation.set;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link Check#POD_SECURITY} reports what the level restricted forbids. */
class PodSecurityIT {
  private static final String POD = "/spec/template/spec";
  private static final String CONTAINER = POD + "/containers/0";
  private static final String API = "Deployment/iris-api";

  static Stream<Mutation> mistakes() {
    return Stream.of(
        set(
            "prod",
            API,
            POD + "/hostNetwork",
            "true",
            "Deployment/iris-api: Host Namespaces: hostNetwork is true"),
        set("prod", API, POD + "/hostPID", "true", "Host Namespaces: hostPID is true"),
        set(
            "prod",
            API,
            POD + "/securityContext/windowsOptions",
            "{\"hostProcess\": true}",
            "HostProcess: hostProcess is true"),
        set(
            "prod",
            API,
            CONTAINER + "/securityContext/privileged",
            "true",
            "Privileged Containers: privileged is true"),
        set(
            "prod",
            API,
            POD + "/volumes/-",
            "{\"name\": \"x\", \"hostPath\": {\"path\": \"/\"}}",
            "HostPath Volumes: x is of the node"),
        set(
            "prod",
            API,
            POD + "/volumes/-",
            "{\"name\": \"x\", \"nfs\": {\"server\": \"x\", \"path\": \"/\"}}",
            "Volume Types: x is of type [nfs]"),
        set(
            "prod",
            API,
            CONTAINER + "/ports/0/hostPort",
            "8000",
            "Host Ports: takes a port of the node"),
        set(
            "prod",
            API,
            CONTAINER + "/livenessProbe/httpGet/host",
            "\"10.0.0.1\"",
            "Host Probes / Lifecycle Hooks: a probe or hook names a host"),
        set(
            "prod",
            API,
            POD + "/securityContext/appArmorProfile",
            "{\"type\": \"Unconfined\"}",
            "AppArmor: is Unconfined"),
        set(
            "prod",
            API,
            "/spec/template/metadata/annotations",
            "{\"container.apparmor.security.beta.kubernetes.io/iris-api\": \"unconfined\"}",
            "AppArmor: is unconfined"),
        set(
            "prod",
            API,
            CONTAINER + "/securityContext/seLinuxOptions",
            "{\"type\": \"spc_t\"}",
            "SELinux: sets {\"type\":\"spc_t\"}"),
        set(
            "prod",
            API,
            CONTAINER + "/securityContext/procMount",
            "\"Unmasked\"",
            "/proc Mount Type"),
        set(
            "prod",
            API,
            POD + "/securityContext/sysctls",
            "[{\"name\": \"kernel.msgmax\", \"value\": \"1\"}]",
            "Sysctls: sets kernel.msgmax"),
        remove(
            "prod",
            API,
            CONTAINER + "/securityContext/allowPrivilegeEscalation",
            "Privilege Escalation: set allowPrivilegeEscalation: false"),
        remove(
            "prod",
            API,
            POD + "/securityContext/runAsNonRoot",
            "Running as Non-root: set runAsNonRoot: true"),
        set(
            "prod",
            API,
            CONTAINER + "/securityContext/runAsNonRoot",
            "false",
            "Running as Non-root: set runAsNonRoot: true"),
        set(
            "prod",
            API,
            CONTAINER + "/securityContext/runAsUser",
            "0",
            "Running as Non-root user: runAsUser is 0"),
        remove(
            "prod",
            API,
            POD + "/securityContext/seccompProfile",
            "Deployment/iris-api container iris-api: Seccomp: profile is \"\""),
        set(
            "prod",
            API,
            CONTAINER + "/securityContext/seccompProfile",
            "{\"type\": \"Unconfined\"}",
            "Seccomp: profile is \"Unconfined\""),
        set(
            "prod",
            API,
            CONTAINER + "/securityContext/capabilities/drop",
            "[\"NET_RAW\"]",
            "Capabilities: set capabilities.drop: [ALL]"),
        set(
            "prod",
            API,
            CONTAINER + "/securityContext/capabilities/add",
            "[\"NET_BIND_SERVICE\", \"NET_ADMIN\"]",
            "Capabilities: adds [NET_ADMIN]"),
        set(
            "prod",
            API,
            POD + "/initContainers",
            "[{\"name\": \"x\", \"image\": \"x:1\"}]",
            "Deployment/iris-api container x: Capabilities"),
        remove(
            "dev-with-retraining",
            "CronJob/model-training",
            "/spec/jobTemplate/spec/template/spec/securityContext/seccompProfile",
            "CronJob/model-training container model-training: Seccomp"),
        remove(
            "dev-with-retraining",
            "Job/model-training",
            "/spec/template/spec/securityContext/runAsNonRoot",
            "Job/model-training container model-training: Running as Non-root"),
        remove(
            "dev-with-prometheus-operator",
            "Prometheus/prometheus",
            "/spec/securityContext/seccompProfile",
            "Prometheus/prometheus container prometheus: Seccomp"),
        set(
            "prod",
            "Namespace/mlops",
            "/metadata/labels/pod-security.kubernetes.io~1enforce",
            "\"baseline\"",
            "Namespace/mlops: enforces baseline"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistake_isReported(Mutation mistake) {
    mistake.assertReportedBy(Check.POD_SECURITY);
  }
}
