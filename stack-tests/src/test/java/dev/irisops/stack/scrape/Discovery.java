package dev.irisops.stack.scrape;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** Files that take the place of Kubernetes: they tell Prometheus the ports of each Service. */
public final class Discovery {
  private static final String META = "__meta_kubernetes_";

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
    ObjectNode target = Json.MAPPER.createObjectNode();
    target.putArray("targets").add("localhost:" + port);
    target
        .putObject("labels")
        .put(META + "namespace", "mlops")
        .put(META + "service_name", service)
        .put(META + "endpointslice_port_name", portName)
        .put(META + "pod_name", service + "-" + port);
    endpoints.put(port, target);
    write();
  }

  /** Adds the ports of a pod of the service. */
  public void addApi(int port, int managementPort) {
    add("iris-api-service", "http", port);
    add("iris-api-service", "management", managementPort);
  }

  /** Removes a port. */
  public void remove(int port) {
    endpoints.remove(port);
    write();
  }

  /** Sets the one node, by the port of its kubelet. */
  public void addNode(int port) {
    ArrayNode nodes = Json.MAPPER.createArrayNode();
    ObjectNode node = nodes.addObject();
    node.putArray("targets").add("localhost:" + port);
    node.putObject("labels").put(META + "node_name", "n1");
    replace("nodes.json", nodes);
  }

  private void write() {
    replace("endpointslices.json", Json.MAPPER.createArrayNode().addAll(endpoints.values()));
  }

  /** Replaces a file at once, because Prometheus watches it. */
  private void replace(String name, ArrayNode targets) {
    Path fresh = Repository.write(folder.resolve(name + ".new"), Json.text(targets));
    try {
      Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
