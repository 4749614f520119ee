package dev.irisops.stack.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.tool.Json;
import dev.irisops.testkit.FreePort;
import dev.irisops.testkit.Waiting;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/**
 * A node in name only: it takes every pod and reports it as running, lets go of deleted pods, and
 * provides a volume for every claim. There are no containers, so {@code kubectl logs} and the like
 * end with a refused connection. Each container was killed once for lack of memory, so that {@code
 * kubectl describe} shows its last state.
 */
public final class Kubelet implements AutoCloseable {
  /** The name of the node. */
  public static final String NODE = "node-1";

  private static final Duration PERIOD = Duration.ofMillis(100);
  private static final String STARTED = "2026-01-01T00:00:00Z";
  private static final String JSON = "application/json";

  private final ApiServer server;
  private final int port = FreePort.next();
  private final Thread thread = new Thread(this::run, "kubelet");
  private volatile boolean closed;
  private int addresses;

  /** Registers the node and its storage class, and starts to take pods. */
  public Kubelet(ApiServer server) {
    this.server = server;
    create("/api/v1/nodes", node());
    create(
        "/apis/storage.k8s.io/v1/storageclasses",
        """
        {"metadata": {"name": "standard",
          "annotations": {"storageclass.kubernetes.io/is-default-class": "true"}},
         "provisioner": "example.com/none", "allowVolumeExpansion": true}""");
    thread.setDaemon(true);
    thread.start();
  }

  private String node() {
    return """
        {"metadata": {"name": "%s"}, "status": {
          "capacity": {"cpu": "32", "memory": "64Gi", "pods": "100"},
          "allocatable": {"cpu": "32", "memory": "64Gi", "pods": "100"},
          "conditions": [{"type": "Ready", "status": "True"}],
          "addresses": [{"type": "InternalIP", "address": "127.0.0.1"}],
          "daemonEndpoints": {"kubeletEndpoint": {"Port": %d}}}}"""
        .formatted(NODE, port);
  }

  /** Returns the end of the error of each command that needs a container. */
  public String refusal() {
    return "127.0.0.1:%d: connect: connection refused".formatted(port);
  }

  private void run() {
    while (!closed) {
      server.get("/api/v1/pods").path("items").forEach(this::takeCareOf);
      server.get("/api/v1/persistentvolumeclaims").path("items").forEach(this::provide);
      Waiting.pause(PERIOD);
    }
  }

  private void takeCareOf(JsonNode pod) {
    String name = pod.at("/metadata/name").asText();
    String pods = "/api/v1/namespaces/" + pod.at("/metadata/namespace").asText() + "/pods/";
    if (pod.path("metadata").has("deletionTimestamp")) {
      server.send("DELETE", pods + name, JSON, "{\"gracePeriodSeconds\": 0}");
    } else if (!pod.path("spec").has("nodeName")) {
      create(
          pods + name + "/binding",
          "{\"metadata\": {\"name\": \"%s\"}, \"target\": {\"kind\": \"Node\", \"name\": \"%s\"}}"
              .formatted(name, NODE));
    } else if (!pod.at("/status/phase").asText().equals("Running")) {
      server.send("PATCH", pods + name + "/status", "application/merge-patch+json", running(pod));
    }
  }

  private String running(JsonNode pod) {
    ObjectNode status = Json.MAPPER.createObjectNode();
    addresses++;
    status
        .put("phase", "Running")
        .put("startTime", STARTED)
        .put("podIP", "10.1.%d.%d".formatted(addresses / 250, addresses % 250 + 1));
    ArrayNode conditions = status.putArray("conditions");
    for (String type : new String[] {"Initialized", "ContainersReady", "Ready", "PodScheduled"}) {
      conditions.addPOJO(Map.of("type", type, "status", "True", "lastTransitionTime", STARTED));
    }
    ArrayNode containers = status.putArray("containerStatuses");
    for (JsonNode container : pod.at("/spec/containers")) {
      containers.add(running(container.path("name").asText(), container.path("image").asText()));
    }
    return Json.MAPPER.createObjectNode().set("status", status).toString();
  }

  private static JsonNode running(String container, String image) {
    return Json.read(
        """
        {"name": "%s", "image": "%s", "imageID": "", "ready": true, "started": true, "restartCount": 1,
         "state": {"running": {"startedAt": "%3$s"}},
         "lastState": {"terminated": {"exitCode": 137, "reason": "OOMKilled", "finishedAt": "%3$s"}}}"""
            .formatted(container, image, STARTED));
  }

  /** The controller binds the volume to the claim. */
  private void provide(JsonNode claim) {
    if (claim.at("/status/phase").asText().equals("Bound")) {
      return;
    }
    ObjectNode volume = (ObjectNode) Json.read("{\"spec\": {\"hostPath\": {\"path\": \"/none\"}}}");
    ObjectNode spec = (ObjectNode) volume.path("spec");
    volume.putObject("metadata").put("name", "pv-" + claim.at("/metadata/uid").asText());
    spec.set("accessModes", claim.at("/spec/accessModes"));
    spec.set("capacity", claim.at("/spec/resources/requests"));
    spec.set("storageClassName", claim.at("/spec/storageClassName"));
    spec.putObject("claimRef")
        .put("namespace", claim.at("/metadata/namespace").asText())
        .put("name", claim.at("/metadata/name").asText())
        .put("uid", claim.at("/metadata/uid").asText());
    server.send("POST", "/api/v1/persistentvolumes", JSON, volume.toString());
  }

  /** A pod may be gone by now; then its binding fails with 404 or 409. */
  private void create(String path, String object) {
    HttpResponse<String> answer = server.send("POST", path, JSON, object);
    if (answer.statusCode() == 422 || answer.statusCode() == 400) {
      throw new AssertionError(path + ": " + answer.body());
    }
  }

  @Override
  public void close() {
    closed = true;
    Waiting.join(thread);
  }
}
