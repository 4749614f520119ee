package dev.irisops.stack.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A compose file. {@code src/test/compose-schema} says where its schema comes from. */
record Compose(JsonNode tree) {
  private static final String SCHEMA = "stack-tests/src/test/compose-schema/compose-spec.json";

  /** Returns the file in the root of the repository. */
  static Compose shipped() {
    return new Compose(Json.readYaml(Repository.text("compose.yaml")));
  }

  /** Returns what the specification refuses, a line for each problem. */
  List<String> problems() {
    ObjectNode schema = (ObjectNode) Json.read(Repository.text(SCHEMA));
    schema.remove("$id"); // no address, which the library demands
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(schema)
        .validate(tree)
        .stream()
        .map(Object::toString)
        .toList();
  }

  JsonNode service(String name) {
    return tree.path("services").path(name);
  }

  /** Returns the image of each service. */
  Map<String, String> images() {
    Map<String, String> images = new TreeMap<>();
    tree.path("services")
        .properties()
        .forEach(one -> images.put(one.getKey(), one.getValue().path("image").asText()));
    return images;
  }

  /** Returns the published ports of all services, as they are written. */
  List<String> ports() {
    return texts("ports");
  }

  /** Returns the mounts of all services, as they are written: {@code source:target:options}. */
  List<String> volumes() {
    return texts("volumes");
  }

  private List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    tree.path("services").forEach(one -> one.path(field).forEach(text -> texts.add(text.asText())));
    return texts;
  }

  /** Returns the names under which services reach each other. */
  List<String> hosts() {
    List<String> hosts = new ArrayList<>();
    tree.path("services").fieldNames().forEachRemaining(hosts::add);
    tree.path("services").findValues("aliases").stream()
        .flatMap(aliases -> Stream.of(Json.MAPPER.convertValue(aliases, String[].class)))
        .forEach(hosts::add);
    return hosts;
  }
}
