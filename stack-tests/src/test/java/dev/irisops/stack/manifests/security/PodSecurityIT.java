package dev.irisops.stack.manifests.security;

import dev.irisops.stack.manifests.ManifestCheck;
import dev.irisops.stack.manifests.render.Rendered;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** Pods that the level restricted forbids are reported. */
class PodSecurityIT extends ManifestCheck {
  @Override
  protected List<String> problems(Rendered rendered) {
    return PodSecurity.problems(rendered);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          host network            | prod | Deployment/iris-api                           | set pod/hostNetwork true                                            | Deployment/iris-api: Host Namespaces: hostNetwork is true
          host processes          | prod | Deployment/iris-api                           | set pod/hostPID true                                                | Host Namespaces: hostPID is true
          Windows host process    | prod | Deployment/iris-api                           | set pod/securityContext/windowsOptions {hostProcess: true}          | HostProcess: hostProcess is true
          privileged container    | prod | Deployment/iris-api                           | set container/securityContext/privileged true                       | Privileged Containers: privileged is true
          volume of the node      | prod | Deployment/iris-api                           | set pod/volumes/- {name: x, hostPath: {path: /}}                    | HostPath Volumes: x is on the node
          NFS volume              | prod | Deployment/iris-api                           | set pod/volumes/- {name: x, nfs: {server: x, path: /}}              | Volume Types: x is of type [nfs]
          port of the node        | prod | Deployment/iris-api                           | set container/ports/0/hostPort 8000                                 | Host Ports: uses a port of the node
          probe of another host   | prod | Deployment/iris-api                           | set container/livenessProbe/httpGet/host 10.0.0.1                   | Host Probes / Lifecycle Hooks: a probe or hook names a host
          AppArmor off            | prod | Deployment/iris-api                           | set pod/securityContext/appArmorProfile {type: Unconfined}          | AppArmor: is Unconfined
          AppArmor off, as before | prod | Deployment/iris-api                           | set /spec/template/metadata/annotations {container.apparmor.security.beta.kubernetes.io/iris-api: unconfined} | AppArmor: is unconfined
          SELinux type            | prod | Deployment/iris-api                           | set container/securityContext/seLinuxOptions {type: spc_t}          | SELinux: sets {"type":"spc_t"}
          unmasked /proc          | prod | Deployment/iris-api                           | set container/securityContext/procMount Unmasked                    | /proc Mount Type
          unsafe sysctl           | prod | Deployment/iris-api                           | set pod/securityContext/sysctls [{name: kernel.msgmax, value: "1"}] | Sysctls: sets kernel.msgmax
          privilege escalation    | prod | Deployment/iris-api                           | remove container/securityContext/allowPrivilegeEscalation           | Privilege Escalation: set allowPrivilegeEscalation: false
          pod may run as root     | prod | Deployment/iris-api                           | remove pod/securityContext/runAsNonRoot                             | Running as Non-root: set runAsNonRoot: true
          container may, too      | prod | Deployment/iris-api                           | set container/securityContext/runAsNonRoot false                    | Running as Non-root: set runAsNonRoot: true
          runs as root            | prod | Deployment/iris-api                           | set container/securityContext/runAsUser 0                           | Running as Non-root user: runAsUser is 0
          no seccomp profile      | prod | Deployment/iris-api                           | remove pod/securityContext/seccompProfile                           | Deployment/iris-api container iris-api: Seccomp: profile is ""
          seccomp off             | prod | Deployment/iris-api                           | set container/securityContext/seccompProfile {type: Unconfined}     | Seccomp: profile is "Unconfined"
          capabilities kept       | prod | Deployment/iris-api                           | set container/securityContext/capabilities/drop [NET_RAW]           | Capabilities: set capabilities.drop: [ALL]
          capability added        | prod | Deployment/iris-api                           | set container/securityContext/capabilities/add [NET_BIND_SERVICE, NET_ADMIN] | Capabilities: adds [NET_ADMIN]
          init container          | prod | Deployment/iris-api                           | set pod/initContainers [{name: x, image: "x:1"}]                    | Deployment/iris-api container x: Capabilities
          CronJob, no seccomp     | dev-with-retraining | CronJob/model-training         | remove pod/securityContext/seccompProfile                           | CronJob/model-training container model-training: Seccomp
          Job may run as root     | dev-with-retraining | Job/model-training             | remove pod/securityContext/runAsNonRoot                             | Job/model-training container model-training: Running as Non-root
          Prometheus, no seccomp  | dev-with-prometheus-operator | Prometheus/prometheus | remove /spec/securityContext/seccompProfile                         | Prometheus/prometheus container prometheus: Seccomp
          lenient namespace       | prod | Namespace/mlops                               | set /metadata/labels/pod-security.kubernetes.io~1enforce baseline   | Namespace/mlops: enforces baseline
          """)
  void mistake_isReported(ArgumentsAccessor row) {
    assertReported(row);
  }
}
