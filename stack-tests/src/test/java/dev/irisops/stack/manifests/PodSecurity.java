package dev.irisops.stack.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The level {@code restricted} of the Pod Security Standards, each control by the name that the
 * standard gives it.
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
      String level = namespace.labels().get("pod-security.kubernetes.io/enforce");
      if (!"restricted".equals(level)) {
        problems.add(
            namespace
                + ": enforces "
                + level
                + "; set pod-security.kubernetes.io/enforce: restricted");
      }
    }
    return problems;
  }

  private void checkPod() {
    JsonNode spec = pod.spec();
    JsonNode context = spec.path("securityContext");
    for (String host : List.of("hostNetwork", "hostPID", "hostIPC")) {
      forbid(pod, "Host Namespaces", spec.path(host).asBoolean(), host + " is true");
    }
    spec.path("volumes").forEach(this::checkVolume);
    for (JsonNode sysctl : context.path("sysctls")) {
      String name = sysctl.path("name").asText();
      forbid(pod, "Sysctls", !SAFE_SYSCTLS.contains(name), "sets " + name);
    }
    pod.template()
        .path("metadata")
        .path("annotations")
        .properties()
        .forEach(
            annotation ->
                forbid(
                    pod,
                    "AppArmor",
                    annotation.getKey().startsWith(APPARMOR_ANNOTATION)
                        && !annotation.getValue().asText().matches("runtime/default|localhost/.*"),
                    "is " + annotation.getValue().asText()));
    checkContext(pod, context);
  }

  private void checkVolume(JsonNode volume) {
    Set<String> types = new TreeSet<>();
    volume.fieldNames().forEachRemaining(types::add);
    types.remove("name");
    String name = volume.path("name").asText();
    forbid(pod, "HostPath Volumes", types.contains("hostPath"), name + " is of the node");
    forbid(pod, "Volume Types", !VOLUME_TYPES.containsAll(types), name + " is of type " + types);
  }

  /** What a pod and a container can both say. */
  private void checkContext(Object who, JsonNode context) {
    JsonNode selinux = context.path("seLinuxOptions");
    forbid(
        who,
        "SELinux",
        !SELINUX_TYPES.contains(selinux.path("type").asText())
            || !selinux.path("user").asText().isEmpty()
            || !selinux.path("role").asText().isEmpty(),
        "sets " + selinux);
    forbid(
        who,
        "AppArmor",
        context.path("appArmorProfile").path("type").asText().equals("Unconfined"),
        "is Unconfined");
    forbid(
        who,
        "HostProcess",
        context.path("windowsOptions").path("hostProcess").asBoolean(),
        "hostProcess is true");
    JsonNode user = context.path("runAsUser");
    forbid(who, "Running as Non-root user", user.isInt() && user.asInt() == 0, "runAsUser is 0");
  }

  private void checkContainer(Container container) {
    JsonNode context = container.tree().path("securityContext");
    checkContext(container, context);
    forbid(
        container,
        "Privileged Containers",
        context.path("privileged").asBoolean(),
        "privileged is true");
    forbid(
        container,
        "Privilege Escalation",
        context.path("allowPrivilegeEscalation").asBoolean(true),
        "set allowPrivilegeEscalation: false");
    forbid(
        container,
        "Running as Non-root",
        !effective(context, "runAsNonRoot").asBoolean(),
        "set runAsNonRoot: true");
    String seccomp = effective(context, "seccompProfile").path("type").asText();
    forbid(
        container,
        "Seccomp",
        !Set.of("RuntimeDefault", "Localhost").contains(seccomp),
        "profile is \"" + seccomp + "\"; set seccompProfile.type: RuntimeDefault");
    checkCapabilities(container, context.path("capabilities"));
    forbid(
        container,
        "/proc Mount Type",
        !context.path("procMount").asText("Default").equals("Default"),
        "procMount is not Default");
    forbid(
        container,
        "Host Ports",
        any(container.tree().path("ports").findValues("hostPort"), port -> port.asInt() != 0),
        "takes a port of the node");
    forbid(
        container,
        "Host Probes / Lifecycle Hooks",
        List.of("startupProbe", "livenessProbe", "readinessProbe", "lifecycle").stream()
            .anyMatch(field -> any(container.tree().path(field).findValues("host"), host -> true)),
        "a probe or hook names a host");
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

  /** Of the container, else of its pod. */
  private JsonNode effective(JsonNode context, String field) {
    JsonNode own = context.path(field);
    return own instanceof MissingNode ? pod.spec().path("securityContext").path(field) : own;
  }

  private static boolean any(List<JsonNode> nodes, Predicate<JsonNode> condition) {
    return nodes.stream().anyMatch(condition);
  }

  private void forbid(Object who, String control, boolean violated, String what) {
    if (violated) {
      problems.add("%s: %s: %s".formatted(who, control, what));
    }
  }
}
