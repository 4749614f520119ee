package dev.irisops.stack.manifests.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.server.ApiServer;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The objects that an API server holds for us: those of the namespace, and those of the cluster
 * with our label. It also plays the controllers that finish a deletion, because none run.
 */
final class Objects {
  private static final String NAMESPACE = "mlops";
  private static final String OURS = "?labelSelector=app.kubernetes.io/part-of=irisops";
  private static final String NAMESPACE_PATH = "/api/v1/namespaces/" + NAMESPACE;

  private final ApiServer server;
  private final List<String> collections = new ArrayList<>();

  /** Asks the server for its resources; custom ones that come later are not seen. */
  Objects(ApiServer server) {
    this.server = server;
    addCollections("/api/v1");
    for (JsonNode group : server.get("/apis").path("groups")) {
      addCollections("/apis/" + group.at("/preferredVersion/groupVersion").asText());
    }
  }

  private void addCollections(String version) {
    for (JsonNode resource : server.get(version).path("resources")) {
      String name = resource.path("name").asText();
      boolean deletable =
          resource.path("verbs").toString().contains("\"deletecollection\"")
              && !name.equals("events"); // the server's own
      if (deletable && resource.path("namespaced").asBoolean()) {
        collections.add("%s/namespaces/%s/%s".formatted(version, NAMESPACE, name));
      } else if (deletable) {
        collections.add(version + "/" + name + OURS);
      }
    }
  }

  /** Returns the version of each object that is not being deleted, by its kind and name. */
  Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>();
    for (KubeObject object : all()) {
      if (!object.tree().at("/metadata").has("deletionTimestamp")) {
        versions.put(object.toString(), object.tree().at("/metadata/resourceVersion").asText());
      }
    }
    return versions;
  }

  private List<KubeObject> all() {
    List<KubeObject> objects = new ArrayList<>();
    for (String collection : collections) {
      JsonNode list = server.get(collection);
      String kind = list.path("kind").asText().replaceFirst("List$", "");
      for (JsonNode item : list.path("items")) {
        objects.add(new KubeObject(((ObjectNode) item).put("kind", kind)));
      }
    }
    return objects;
  }

  /** Deletes all of them, and the namespace. */
  void deleteAll() {
    collections.forEach(collection -> delete(collection));
    for (JsonNode claim : server.get(NAMESPACE_PATH + "/persistentvolumeclaims").path("items")) {
      patch(
          NAMESPACE_PATH + "/persistentvolumeclaims/" + claim.at("/metadata/name").asText(),
          "{\"metadata\":{\"finalizers\":null}}");
    }
    delete(NAMESPACE_PATH);
    JsonNode namespace = server.get(NAMESPACE_PATH);
    if (namespace.path("kind").asText().equals("Namespace")) {
      ((ObjectNode) namespace.path("spec")).putArray("finalizers");
      send("PUT", NAMESPACE_PATH + "/finalize", "application/json", namespace.toString());
    }
  }

  private void delete(String path) {
    send("DELETE", path, "application/json", "{\"gracePeriodSeconds\":0}");
  }

  private void patch(String path, String change) {
    send("PATCH", path, "application/merge-patch+json", change);
  }

  private void send(String method, String path, String contentType, String body) {
    HttpResponse<String> answer = server.send(method, path, contentType, body);
    if (answer.statusCode() >= 400 && answer.statusCode() != 404) {
      throw new AssertionError(method + " " + path + ": " + answer.body());
    }
  }
}
