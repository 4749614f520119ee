package dev.irisops.stack.scrape;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Files that take the place of Kubernetes: they tell Prometheus the ports of each Service. */
public final class Discovery {
  private static final String META = "__meta_kubernetes_";
  private static final String NAMESPACE = "mlops";

  private final Path folder;
  private final Map<Integer, ObjectNode> endpoints = new LinkedHashMap<>();

  public Discovery(Path folder) {
    this.folder = folder;
  }

  public Path folder() {
    return folder;
  }

  /** Adds a pod's port that a Service names. */
  public void add(String service, String portName, int port) {
    add(service, portName, port, Map.of());
  }

  private void add(String service, String portName, int port, Map<String, String> more) {
    ObjectNode target = Json.MAPPER.createObjectNode();
    target.putArray("targets").add("localhost:" + port);
    ObjectNode labels =
        target
            .putObject("labels")
            .put(META + "namespace", NAMESPACE)
            .put(META + "service_name", service)
            .put(META + "endpointslice_port_name", portName)
            .put(META + "pod_name", service + "-" + port);
    more.forEach((name, value) -> labels.put(META + name, value));
    endpoints.put(port, target);
    write();
  }

  /** Adds the ports of a pod of {@code iris-api}. */
  public void addApi(int port, int managementPort) {
    addModelService("iris-api", port, managementPort);
  }

  /**
   * Adds the ports of a pod of a model service.
   *
   * @param app the label {@code app} of the Service, which becomes {@code job} and {@code service}
   */
  public void addModelService(String app, int port, int managementPort) {
    Map<String, String> labels =
        Map.of("service_label_app", app, "service_label_irisops_dev_role", "model-api");
    add(app + "-service", "http", port, labels);
    add(app + "-service", "management", managementPort, labels);
  }

  /** Removes a port. */
  public void remove(int port) {
    endpoints.remove(port);
    write();
  }

  /** Sets the one node, by the port of its kubelet: a node is found by a pod that it runs. */
  public void addNode(int port) {
    ArrayNode pods = Json.MAPPER.createArrayNode();
    ObjectNode pod = pods.addObject();
    pod.putArray("targets").add("10.244.0.7");
    pod.putObject("labels")
        .put(META + "namespace", NAMESPACE)
        .put(META + "pod_phase", "Running")
        .put(META + "pod_node_name", "n1")
        .put(META + "pod_host_ip", "localhost:" + port);
    replace("pod.json", pods);
  }

  private void write() {
    replace("endpointslice.json", Json.MAPPER.createArrayNode().addAll(endpoints.values()));
  }

  private void replace(String name, ArrayNode targets) {
    Repository.write(folder.resolve(name), Json.text(targets));
  }
}
