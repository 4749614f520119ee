package dev.irisops.stack.manifests.security;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.manifests.render.Container;
import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.manifests.render.Pod;
import dev.irisops.stack.manifests.render.Rendered;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The level {@code restricted} of the Pod Security Standards. A problem names its control as the
 * standard does.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/">the
 *     standard</a>
 */
final class PodSecurity {
  private static final Set<String> VOLUME_TYPES =
      Set.of(
          "configMap",
          "csi",
          "downwardAPI",
          "emptyDir",
          "ephemeral",
          "persistentVolumeClaim",
          "projected",
          "secret");
  private static final Set<String> SELINUX_TYPES =
      Set.of("", "container_t", "container_init_t", "container_kvm_t", "container_engine_t");
  private static final Set<String> SAFE_SYSCTLS =
      Set.of(
          "kernel.shm_rmid_forced",
          "net.ipv4.ip_local_port_range",
          "net.ipv4.ip_unprivileged_port_start",
          "net.ipv4.tcp_syncookies",
          "net.ipv4.ping_group_range",
          "net.ipv4.ip_local_reserved_ports",
          "net.ipv4.tcp_keepalive_time",
          "net.ipv4.tcp_fin_timeout",
          "net.ipv4.tcp_keepalive_intvl",
          "net.ipv4.tcp_keepalive_probes");
  private static final String APPARMOR_ANNOTATION =
      "container.apparmor.security.beta.kubernetes.io/";
  private static final String NAMESPACE_LABEL = "pod-security.kubernetes.io/enforce";

  private final Pod pod;
  private final List<String> problems = new ArrayList<>();

  private PodSecurity(Pod pod) {
    this.pod = pod;
  }

  static List<String> problems(Rendered rendered) {
    List<String> problems = new ArrayList<>();
    for (Pod pod : rendered.pods()) {
      PodSecurity security = new PodSecurity(pod);
      security.checkPod();
      pod.containers().forEach(security::checkContainer);
      problems.addAll(security.problems);
    }
    for (KubeObject namespace : rendered.ofKind("Namespace")) {
      String level = namespace.labels().get(NAMESPACE_LABEL);
      if (!"restricted".equals(level)) {
        problems.add(
            "%s: enforces %s; set %s: restricted".formatted(namespace, level, NAMESPACE_LABEL));
      }
    }
    return problems;
  }

  private void checkPod() {
    for (String host : List.of("hostNetwork", "hostPID", "hostIPC")) {
      forbid(pod, "Host Namespaces", pod.spec().path(host).asBoolean(), host + " is true");
    }
    pod.spec().path("volumes").forEach(this::checkVolume);
    JsonNode context = pod.spec().path("securityContext");
    for (JsonNode sysctl : context.path("sysctls")) {
      String name = sysctl.path("name").asText();
      forbid(pod, "Sysctls", !SAFE_SYSCTLS.contains(name), "sets " + name);
    }
    pod.annotations()
        .forEach(
            (key, value) ->
                forbid(
                    pod,
                    "AppArmor",
                    key.startsWith(APPARMOR_ANNOTATION)
                        && !value.matches("runtime/default|localhost/.*"),
                    "is " + value));
    checkContext(pod, context);
  }

  private void checkVolume(JsonNode volume) {
    Set<String> types = new TreeSet<>();
    volume.fieldNames().forEachRemaining(types::add);
    types.remove("name");
    String name = volume.path("name").asText();
    forbid(pod, "HostPath Volumes", types.contains("hostPath"), name + " is on the node");
    forbid(pod, "Volume Types", !VOLUME_TYPES.containsAll(types), name + " is of type " + types);
  }

  /** Checks the settings that both a pod and a container can have. */
  private void checkContext(Object who, JsonNode context) {
    JsonNode selinux = context.path("seLinuxOptions");
    boolean allowed =
        SELINUX_TYPES.contains(selinux.path("type").asText())
            && selinux.path("user").asText().isEmpty()
            && selinux.path("role").asText().isEmpty();
    forbid(who, "SELinux", !allowed, "sets " + selinux);
    boolean unconfined = context.at("/appArmorProfile/type").asText().equals("Unconfined");
    forbid(who, "AppArmor", unconfined, "is Unconfined");
    boolean hostProcess = context.at("/windowsOptions/hostProcess").asBoolean();
    forbid(who, "HostProcess", hostProcess, "hostProcess is true");
    boolean root = context.path("runAsUser").asInt(-1) == 0;
    forbid(who, "Running as Non-root user", root, "runAsUser is 0");
  }

  private void checkContainer(Container container) {
    JsonNode context = container.tree().path("securityContext");
    checkContext(container, context);
    checkPrivileges(container, context);
    checkCapabilities(container, context.path("capabilities"));
    boolean hostPort =
        container.tree().path("ports").findValues("hostPort").stream().anyMatch(p -> p.asInt() > 0);
    forbid(container, "Host Ports", hostPort, "uses a port of the node");
    boolean host =
        List.of("startupProbe", "livenessProbe", "readinessProbe", "lifecycle").stream()
            .anyMatch(field -> !container.tree().path(field).findValues("host").isEmpty());
    forbid(container, "Host Probes / Lifecycle Hooks", host, "a probe or hook names a host");
  }

  private void checkPrivileges(Container container, JsonNode context) {
    boolean privileged = context.path("privileged").asBoolean();
    forbid(container, "Privileged Containers", privileged, "privileged is true");
    boolean escalates = context.path("allowPrivilegeEscalation").asBoolean(true);
    forbid(container, "Privilege Escalation", escalates, "set allowPrivilegeEscalation: false");
    boolean mayBeRoot = !effective(context, "runAsNonRoot").asBoolean();
    forbid(container, "Running as Non-root", mayBeRoot, "set runAsNonRoot: true");
    String seccomp = effective(context, "seccompProfile").path("type").asText();
    forbid(
        container,
        "Seccomp",
        !List.of("RuntimeDefault", "Localhost").contains(seccomp),
        "profile is \"%s\"; set seccompProfile.type: RuntimeDefault".formatted(seccomp));
    boolean unmasked = !context.path("procMount").asText("Default").equals("Default");
    forbid(container, "/proc Mount Type", unmasked, "procMount is not Default");
  }

  private void checkCapabilities(Container container, JsonNode capabilities) {
    Set<String> dropped = new TreeSet<>();
    capabilities.path("drop").forEach(one -> dropped.add(one.asText()));
    Set<String> added = new TreeSet<>();
    capabilities.path("add").forEach(one -> added.add(one.asText()));
    forbid(container, "Capabilities", !dropped.contains("ALL"), "set capabilities.drop: [ALL]");
    added.remove("NET_BIND_SERVICE");
    forbid(container, "Capabilities", !added.isEmpty(), "adds " + added);
  }

  /** The container's setting, or else its pod's. */
  private JsonNode effective(JsonNode context, String field) {
    return context.has(field)
        ? context.path(field)
        : pod.spec().path("securityContext").path(field);
  }

  private void forbid(Object who, String control, boolean violated, String what) {
    if (violated) {
      problems.add("%s: %s: %s".formatted(who, control, what));
    }
  }
}
