package dev.irisops.stack.manifests.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.manifests.render.Rendered;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The published schema of the kinds that we deploy. Unknown fields are refused, as by {@code
 * kubectl}; {@code src/test/kubernetes-schema} says where the schema comes from.
 */
public final class Schema {
  static final JsonNode PUBLISHED =
      Json.read(Repository.text("stack-tests/src/test/kubernetes-schema/kubernetes.schema.json"));

  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(PUBLISHED);

  /** The limit of annotations, in bytes: kubectl apply stores the whole object in one of them. */
  private static final int LONGEST = 262_144;

  /** The share of it that an object may take, so that there is room to change it. */
  private static final double SHARE = 0.75;

  /** Shared, because most objects are the same in most kustomizations. */
  private static final Map<JsonNode, List<String>> KNOWN = new ConcurrentHashMap<>();

  private Schema() {}

  /** Returns what Kubernetes would refuse, a line for each problem. */
  public static List<String> problems(Rendered rendered) {
    return rendered.objects().stream()
        .flatMap(object -> known(object).stream().map(problem -> object + ": " + problem))
        .toList();
  }

  private static List<String> known(KubeObject object) {
    return KNOWN.computeIfAbsent(object.tree().deepCopy(), any -> problems(object).toList());
  }

  private static Stream<String> problems(KubeObject object) {
    if (!PUBLISHED.path("kinds").has(object.type())) {
      return Stream.of(object.type() + " is not in kubernetes.schema.json; add it to generate.mjs");
    }
    if (storedBytes(object) > SHARE * LONGEST) {
      return Stream.of("takes over 75 % of the annotation of kubectl apply; split it");
    }
    JsonNodePath kind = new JsonNodePath(PathType.JSON_POINTER).append("kinds");
    return SCHEMA.getSubSchema(kind.append(object.type())).validate(object.tree()).stream()
        .map(Object::toString);
  }

  /** The length of its JSON as kubectl writes it: with an escape of six bytes for each of these. */
  private static int storedBytes(KubeObject object) {
    return object
        .tree()
        .toString()
        .replaceAll("[<>&]", "......")
        .getBytes(StandardCharsets.UTF_8)
        .length;
  }
}
