package dev.irisops.stack.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The labels of targets, against those that Prometheus' own tests and documentation have. */
class EndpointSliceTest {
  private static final String SYSTEM =
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: { name: db, namespace: n }
      spec:
        replicas: 2
        serviceName: db
        template:
          metadata: { labels: { app: db, a.b/c: d }, annotations: { e-f: g } }
          spec:
            containers:
              - name: main
                image: i:1
                ports: [{ name: web, containerPort: 80 }, { containerPort: 81, protocol: UDP }]
            initContainers:
              - name: beside
                image: i:2
                restartPolicy: Always
                ports: [{ name: side, containerPort: 82 }]
      ---
      apiVersion: v1
      kind: Service
      metadata: { name: db, namespace: n, labels: { l: m } }
      spec:
        selector: { app: db }
        ports:
          - { name: http, port: 8080, targetPort: web, appProtocol: http }
          - { name: lost, port: 8081, targetPort: nothing }
      """;

  @Test
  void namedPort_hasTheLabelsOfSliceServicePodAndContainer() {
    assertThat(labels(SYSTEM, "10.244.1.5:80"))
        .contains(
            entry("namespace", "n"),
            entry("endpointslice_address_type", "IPv4"),
            entry("endpointslice_label_kubernetes_io_service_name", "db"),
            entry("endpointslice_label_l", "m"),
            entry("endpointslice_port", "80"),
            entry("endpointslice_port_name", "http"),
            entry("endpointslice_port_protocol", "TCP"),
            entry("endpointslice_port_app_protocol", "http"),
            entry("endpointslice_endpoint_conditions_ready", "true"),
            entry("endpointslice_endpoint_hostname", "db-0"),
            entry("endpointslice_endpoint_node_name", "worker-1"),
            entry("endpointslice_address_target_kind", "Pod"),
            entry("endpointslice_address_target_name", "db-0"),
            entry("service_name", "db"),
            entry("service_label_l", "m"),
            entry("service_labelpresent_l", "true"),
            entry("pod_name", "db-0"),
            entry("pod_ip", "10.244.1.5"),
            entry("pod_label_app", "db"),
            entry("pod_label_a_b_c", "d"),
            entry("pod_labelpresent_a_b_c", "true"),
            entry("pod_annotation_e_f", "g"),
            entry("pod_annotationpresent_e_f", "true"),
            entry("pod_ready", "true"),
            entry("pod_controller_kind", "StatefulSet"),
            entry("pod_controller_name", "db"),
            entry("pod_container_name", "main"),
            entry("pod_container_image", "i:1"),
            entry("pod_container_port_name", "web"),
            entry("pod_container_port_number", "80"),
            entry("pod_container_port_protocol", "TCP"),
            entry("pod_container_init", "false"));
  }

  @Test
  void portThatNoServiceNames_isATargetWithoutTheLabelsOfAnEndpoint() {
    assertThat(labels(SYSTEM, "10.244.1.5:81"))
        .contains(
            entry("service_name", "db"),
            entry("endpointslice_label_l", "m"),
            entry("pod_container_port_name", ""),
            entry("pod_container_port_protocol", "UDP"))
        .doesNotContainKeys("endpointslice_port_name", "endpointslice_endpoint_conditions_ready");
  }

  @Test
  void portOfASidecar_isATargetToo() {
    assertThat(labels(SYSTEM, "10.244.1.5:82"))
        .contains(entry("pod_container_name", "beside"), entry("pod_container_init", "true"));
  }

  @Test
  void podThatIsNotReady_isATargetThatSaysSo() {
    assertThat(labels(SYSTEM, "10.244.2.6:80"))
        .contains(
            entry("pod_name", "db-1"),
            entry("pod_ready", "false"),
            entry("endpointslice_endpoint_conditions_ready", "false"));
  }

  @Test
  void publishedEarly_isReadyAsAnEndpointAlone() {
    String early = SYSTEM.replace("selector: {", "publishNotReadyAddresses: true\n  selector: {");

    assertThat(labels(early, "10.244.2.6:80"))
        .contains(
            entry("pod_ready", "false"), entry("endpointslice_endpoint_conditions_ready", "true"));
  }

  @Test
  void targets_areThePortsOfBothPods() {
    assertThat(targets(SYSTEM).keySet())
        .containsExactly(
            "10.244.1.5:80",
            "10.244.1.5:81",
            "10.244.1.5:82",
            "10.244.2.6:80",
            "10.244.2.6:81",
            "10.244.2.6:82");
  }

  @Test
  void portWithoutTarget_isItsOwnNumber() {
    assertThat(targets(SYSTEM.replace("targetPort: web, ", ""))).containsKey("10.244.1.5:8080");
  }

  @Test
  void serviceWithoutAnyPortOfThePod_yieldsNothing() {
    assertThat(targets(SYSTEM.replace("targetPort: web", "targetPort: none"))).isEmpty();
  }

  private static Map<String, String> labels(String yaml, String address) {
    Map<String, String> labels = new TreeMap<>();
    KubeObject.texts(targets(yaml).get(address).path("labels"))
        .forEach((name, value) -> labels.put(name.replace("__meta_kubernetes_", ""), value));
    return labels;
  }

  private static Map<String, JsonNode> targets(String yaml) {
    Map<String, JsonNode> targets = new TreeMap<>();
    EndpointSlice.targets(Rendered.parse("test", yaml), "n")
        .forEach(target -> targets.put(target.at("/targets/0").asText(), target));
    return targets;
  }
}
