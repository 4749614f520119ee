package dev.irisops.stack.manifests;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.annotations.SerializedName;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The Kubernetes API's own model, read from the generated classes of its Java clients: a field that
 * the model lacks is refused, as is a required one that is missing, a value of the wrong type, and
 * a word that is none of the few allowed.
 */
final class Schema {
  private static final String KUBERNETES = "io.kubernetes.client.openapi.models.";
  private static final String OPERATOR = "io.fabric8.openshift.api.model.monitoring.";
  private static final Map<String, String> MODELS =
      Map.ofEntries(
          Map.entry("v1 ConfigMap", KUBERNETES + "V1ConfigMap"),
          Map.entry("v1 Namespace", KUBERNETES + "V1Namespace"),
          Map.entry("v1 PersistentVolumeClaim", KUBERNETES + "V1PersistentVolumeClaim"),
          Map.entry("v1 Secret", KUBERNETES + "V1Secret"),
          Map.entry("v1 Service", KUBERNETES + "V1Service"),
          Map.entry("v1 ServiceAccount", KUBERNETES + "V1ServiceAccount"),
          Map.entry("apps/v1 Deployment", KUBERNETES + "V1Deployment"),
          Map.entry("apps/v1 StatefulSet", KUBERNETES + "V1StatefulSet"),
          Map.entry(
              "autoscaling/v2 HorizontalPodAutoscaler", KUBERNETES + "V2HorizontalPodAutoscaler"),
          Map.entry("batch/v1 CronJob", KUBERNETES + "V1CronJob"),
          Map.entry("batch/v1 Job", KUBERNETES + "V1Job"),
          Map.entry("networking.k8s.io/v1 Ingress", KUBERNETES + "V1Ingress"),
          Map.entry("networking.k8s.io/v1 NetworkPolicy", KUBERNETES + "V1NetworkPolicy"),
          Map.entry("policy/v1 PodDisruptionBudget", KUBERNETES + "V1PodDisruptionBudget"),
          Map.entry("rbac.authorization.k8s.io/v1 ClusterRole", KUBERNETES + "V1ClusterRole"),
          Map.entry(
              "rbac.authorization.k8s.io/v1 ClusterRoleBinding",
              KUBERNETES + "V1ClusterRoleBinding"),
          Map.entry("rbac.authorization.k8s.io/v1 Role", KUBERNETES + "V1Role"),
          Map.entry("rbac.authorization.k8s.io/v1 RoleBinding", KUBERNETES + "V1RoleBinding"),
          Map.entry("monitoring.coreos.com/v1 Prometheus", OPERATOR + "v1.Prometheus"),
          Map.entry("monitoring.coreos.com/v1 PrometheusRule", OPERATOR + "v1.PrometheusRule"),
          Map.entry(
              "monitoring.coreos.com/v1alpha1 ScrapeConfig", OPERATOR + "v1alpha1.ScrapeConfig"),
          Map.entry("monitoring.coreos.com/v1 ServiceMonitor", OPERATOR + "v1.ServiceMonitor"));

  /** The words of Kubernetes' reference, by class and field; the models call them plain texts. */
  static final Map<String, Set<String>> WORDS =
      Map.ofEntries(
          Map.entry("V1Container.imagePullPolicy", Set.of("Always", "IfNotPresent", "Never")),
          Map.entry("V1Container.restartPolicy", Set.of("Always", "OnFailure", "Never")),
          Map.entry(
              "V1Container.terminationMessagePolicy", Set.of("File", "FallbackToLogsOnError")),
          Map.entry("V1ContainerPort.protocol", Set.of("TCP", "UDP", "SCTP")),
          Map.entry("V1CronJobSpec.concurrencyPolicy", Set.of("Allow", "Forbid", "Replace")),
          Map.entry("V1DeploymentStrategy.type", Set.of("Recreate", "RollingUpdate")),
          Map.entry("V1EmptyDirVolumeSource.medium", Set.of("", "Memory")),
          Map.entry("V1HTTPGetAction.scheme", Set.of("HTTP", "HTTPS")),
          Map.entry(
              "V1HTTPIngressPath.pathType", Set.of("Exact", "Prefix", "ImplementationSpecific")),
          Map.entry(
              "V1LabelSelectorRequirement.operator",
              Set.of("In", "NotIn", "Exists", "DoesNotExist")),
          Map.entry("V1NetworkPolicyPort.protocol", Set.of("TCP", "UDP", "SCTP")),
          Map.entry("V1NetworkPolicySpec.policyTypes", Set.of("Ingress", "Egress")),
          Map.entry(
              "V1PersistentVolumeClaimSpec.accessModes",
              Set.of("ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod")),
          Map.entry(
              "V1PodDisruptionBudgetSpec.unhealthyPodEvictionPolicy",
              Set.of("AlwaysAllow", "IfHealthyBudget")),
          Map.entry("V1PodSecurityContext.fsGroupChangePolicy", Set.of("OnRootMismatch", "Always")),
          Map.entry(
              "V1PodSpec.dnsPolicy",
              Set.of("ClusterFirst", "ClusterFirstWithHostNet", "Default", "None")),
          Map.entry("V1PodSpec.restartPolicy", Set.of("Always", "OnFailure", "Never")),
          Map.entry("V1RoleRef.kind", Set.of("Role", "ClusterRole")),
          Map.entry("V1SeccompProfile.type", Set.of("RuntimeDefault", "Localhost", "Unconfined")),
          Map.entry("V1ServicePort.protocol", Set.of("TCP", "UDP", "SCTP")),
          Map.entry(
              "V1ServiceSpec.type",
              Set.of("ClusterIP", "NodePort", "LoadBalancer", "ExternalName")),
          Map.entry("V1StatefulSetSpec.podManagementPolicy", Set.of("OrderedReady", "Parallel")),
          Map.entry("V1StatefulSetUpdateStrategy.type", Set.of("OnDelete", "RollingUpdate")),
          Map.entry(
              "V1TopologySpreadConstraint.whenUnsatisfiable",
              Set.of("DoNotSchedule", "ScheduleAnyway")),
          Map.entry("V2HPAScalingPolicy.type", Set.of("Pods", "Percent")),
          Map.entry("V2HPAScalingRules.selectPolicy", Set.of("Max", "Min", "Disabled")),
          Map.entry(
              "V2MetricSpec.type",
              Set.of("Resource", "ContainerResource", "Pods", "Object", "External")),
          Map.entry("V2MetricTarget.type", Set.of("Utilization", "Value", "AverageValue")));

  private static final String QUANTITY =
      "[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?\\d+)?";

  /** kubectl keeps all of an object in one annotation of it, and annotations may have 256 KiB. */
  private static final int LONGEST = 262_144;

  private final KubeObject object;
  private final List<String> problems = new ArrayList<>();

  private Schema(KubeObject object) {
    this.object = object;
  }

  static List<String> problems(Rendered rendered) {
    List<String> problems = new ArrayList<>();
    for (KubeObject object : rendered.objects()) {
      Schema schema = new Schema(object);
      schema.check();
      problems.addAll(schema.problems);
    }
    return problems;
  }

  private void check() {
    String model = MODELS.get(object.type());
    if (model == null) {
      problem("", object.type() + " is no kind that this project uses; see Schema.MODELS");
    } else {
      checkObject("", type(model), object.tree());
    }
    if (object.tree().toString().length() > LONGEST) {
      problem("", "too long for kubectl apply; split it");
    }
  }

  static Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError("no model " + name, e);
    }
  }

  private void checkObject(String path, Class<?> type, JsonNode node) {
    if (!node.isObject()) {
      problem(path, "expected an object, found " + node);
      return;
    }
    Map<String, Field> fields = fields(type);
    node.properties()
        .forEach(
            entry -> {
              String child = path + "." + entry.getKey();
              Field field = fields.get(entry.getKey());
              if (field == null) {
                problem(
                    child, "unknown to " + type.getSimpleName() + ", which has " + fields.keySet());
              } else {
                checkValue(child, field.getGenericType(), entry.getValue());
                checkWord(child, type.getSimpleName() + "." + entry.getKey(), entry.getValue());
              }
            });
    required(type).stream()
        .filter(name -> !node.has(name))
        .forEach(name -> problem(path + "." + name, "required, and missing"));
  }

  private void checkValue(String path, Type type, JsonNode node) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      boolean list = Collection.class.isAssignableFrom((Class<?>) generic.getRawType());
      if (list ? !node.isArray() : !node.isObject()) {
        problem(path, "expected %s, found %s".formatted(list ? "a list" : "an object", node));
      } else if (list) {
        for (int i = 0; i < node.size(); i++) {
          checkValue(path + "[" + i + "]", arguments[0], node.get(i));
        }
      } else {
        node.properties()
            .forEach(
                entry -> checkValue(path + "." + entry.getKey(), arguments[1], entry.getValue()));
      }
    } else if (!isScalar((Class<?>) type)) {
      checkObject(path, (Class<?>) type, node);
    } else if (!isOf((Class<?>) type, node)) {
      problem(path, "expected %s, found %s".formatted(((Class<?>) type).getSimpleName(), node));
    }
  }

  private static boolean isScalar(Class<?> type) {
    return type.isArray()
        || type.getName().startsWith("java.")
        || Set.of("IntOrString", "Quantity").contains(type.getSimpleName());
  }

  private static boolean isOf(Class<?> type, JsonNode node) {
    return switch (type.getSimpleName()) {
      case "String", "OffsetDateTime" -> node.isTextual();
      case "byte[]" -> node.isTextual() && node.asText().matches("[A-Za-z0-9+/]*={0,2}");
      case "Boolean" -> node.isBoolean();
      case "Integer", "Long" -> node.isIntegralNumber();
      case "Double" -> node.isNumber();
      case "IntOrString" -> node.isIntegralNumber() || node.isTextual();
      case "Quantity" -> node.isValueNode() && node.asText().matches(QUANTITY);
      case "Object" -> true;
      default -> throw new AssertionError("a model has fields of " + type);
    };
  }

  private void checkWord(String path, String field, JsonNode value) {
    Set<String> words = WORDS.get(field);
    if (words == null) {
      return;
    }
    for (JsonNode one : value.isArray() ? value : List.of(value)) {
      if (!words.contains(one.asText())) {
        problem(
            path, "expected one of %s, found %s".formatted(words.stream().sorted().toList(), one));
      }
    }
  }

  /**
   * By their names in YAML, which Kubernetes' client writes for Gson and the operator's for
   * Jackson.
   */
  static Map<String, Field> fields(Class<?> type) {
    Map<String, Field> fields = new TreeMap<>();
    for (Field field : type.getDeclaredFields()) {
      SerializedName gson = field.getAnnotation(SerializedName.class);
      JsonProperty jackson = field.getAnnotation(JsonProperty.class);
      if (gson != null) {
        fields.put(gson.value(), field);
      } else if (jackson != null) {
        fields.put(jackson.value(), field);
      }
    }
    return fields;
  }

  /** None by the operator's model, which does not tell. */
  private static Collection<String> required(Class<?> type) {
    try {
      Collection<?> names = (Collection<?>) type.getField("openapiRequiredFields").get(null);
      return names.stream().map(String::valueOf).toList();
    } catch (NoSuchFieldException e) {
      return Set.of();
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private void problem(String path, String what) {
    problems.add("%s: %s: %s".formatted(object, path.replaceFirst("^\\.", ""), what));
  }
}
