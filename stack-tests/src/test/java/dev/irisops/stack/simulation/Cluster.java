package dev.irisops.stack.simulation;

import java.util.Map;
import java.util.TreeMap;

/**
 * What Prometheus sees of a namespace in which all is well: workloads, and the monitoring itself.
 */
final class Cluster {
  /** The CronJob that trains the model. */
  static final String TRAINING = "model-training";

  private static final String KUBE_STATE_METRICS = "kube-state-metrics";
  private static final Target OBJECTS = Target.of(labels(KUBE_STATE_METRICS, "10.1.2.0:8080"));
  private static final Target NODE = Target.of(labels("cadvisor", "n1"));
  private static final Target KUBELET = Target.of(labels("kubelet", "n1"));

  private final Plan plan = new Plan();

  Plan plan() {
    return plan;
  }

  static Map<String, String> labels(String service, String instance) {
    return new TreeMap<>(
        Map.of("job", service, "service", service, "instance", instance, "namespace", "mlops"));
  }

  /** Adds Prometheus and all that it watches apart from model services. */
  void addMonitoring() {
    plan.add("target", NODE, Map.of());
    plan.add("target", KUBELET, Map.of());
    addStatefulSet("prometheus", 1, 9090);
    addStatefulSet("alertmanager", 2, 9093);
    addDeployment("grafana", 1);
    Pod grafana = Pod.of("grafana", "ReplicaSet", 0, "n1");
    plan.add("target", grafana.target("grafana", "", 3000), Map.of());
    addPod(grafana);
    addDeployment(KUBE_STATE_METRICS, 1);
    plan.add("target", OBJECTS, Map.of());
    addPod(Pod.of(KUBE_STATE_METRICS, "ReplicaSet", 0, "n1"));
  }

  /** Adds a StatefulSet of the monitoring; each pod has a volume. */
  private void addStatefulSet(String service, int replicas, int port) {
    plan.add("statefulset", OBJECTS, Map.of("service", service, "replicas", "" + replicas));
    for (int i = 0; i < replicas; i++) {
      Pod pod = Pod.of(service, "StatefulSet", i, "n1");
      Map<String, String> claim = Map.of("pod", pod.name(), "claim", "data-" + pod.name());
      plan.add(service, pod.target(service, "", port), Map.of());
      plan.add("claim", OBJECTS, claim);
      plan.add("volume", KUBELET, claim);
      addPod(pod);
    }
  }

  /** Adds a model service without pods: its Deployment, and a probe of its public address. */
  void addModelService(String service, int replicas) {
    addDeployment(service, replicas);
    Map<String, String> probe = labels(service, "https://" + service + ".example.com/model");
    probe.putAll(Map.of("job", "probe", "role", "model-probe"));
    plan.add("probe", Target.of(probe), Map.of());
  }

  /** Adds a pod of a model service, without a model. */
  void addModelPod(Pod pod) {
    plan.add("model-api", pod.target(pod.service(), "model-api", 8000), Map.of());
    plan.add("target", pod.target(pod.service() + "-runtime", "model-runtime", 9080), Map.of());
    addPod(pod);
  }

  /** Adds the series of a version of a model that predicts classes to a pod. */
  void addModel(Pod pod, String version, long from, long to) {
    addModel(pod, "classification", version, from, to);
  }

  /**
   * Adds the series of a version of a model to a pod.
   *
   * @param task {@code classification} or {@code regression}
   */
  void addModel(Pod pod, String task, String version, long from, long to) {
    Target target = pod.target(pod.service(), "model-api", 8000).living(from, to);
    plan.add("model", target, Map.of("version", version));
    plan.add(task, target, Map.of("version", version));
  }

  private void addPod(Pod pod) {
    plan.add("pod", OBJECTS.living(pod.from(), pod.to()), pod.names());
    plan.add("cgroup", NODE.living(pod.from(), pod.to()), pod.names());
  }

  private void addDeployment(String service, int replicas) {
    plan.add("deployment", OBJECTS, Map.of("service", service, "replicas", "" + replicas));
  }

  /** Adds an autoscaler of a Deployment. */
  void addAutoscaler(String service) {
    plan.add("autoscaler", OBJECTS, Map.of("service", service));
  }

  /** Adds the CronJob that trains. */
  void addTraining() {
    plan.add("cronjob", OBJECTS, Map.of("service", TRAINING));
  }
}
