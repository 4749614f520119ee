package dev.irisops.stack.manifests.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import dev.irisops.testkit.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every entry of a kustomization has an effect: left out, it changes what is rendered. Kustomize
 * ignores an image that nothing uses, and a JSON patch whose target does not exist.
 */
class EffectIT {
  private static final List<String> LISTS =
      List.of("/configurations", "/images", "/patches", "/replacements", "/replicas");

  private static final String FOLDER = "kustomize";
  private static final Map<String, String> ORIGINALS = new ConcurrentHashMap<>();

  private final AtomicInteger copies = new AtomicInteger();

  @TempDir Path temp;

  @Test
  void everyEntry_leftOut_changesWhatIsRendered() throws IOException {
    List<Entry> entries = entries();

    assertThat(entries).hasSizeGreaterThan(30);
    assertThat(entries.parallelStream().filter(entry -> entry.hasNoEffectIn(copy())).toList())
        .as("entries that match nothing; fix their name or target, or remove them")
        .isEmpty();
  }

  @Test
  void imageThatNothingUses_isReported() {
    Entry unused =
        new Entry(Path.of("overlays/prod/kustomization.yaml"), JsonPointer.compile("/images/2"));
    Path root = copy();
    change(
        root.resolve(FOLDER).resolve(unused.file()),
        tree -> ((ArrayNode) tree.at("/images")).addObject().put("name", "x").put("newTag", "1"));

    assertThat(unused.hasNoEffectIn(root)).isTrue();
  }

  /**
   * An entry of a list.
   *
   * @param file the kustomization, from the folder {@code kustomize}
   */
  private record Entry(Path file, JsonPointer pointer) {
    /** Returns true if a copy without it renders the same as the original. */
    boolean hasNoEffectIn(Path copy) {
      change(
          copy.resolve(FOLDER).resolve(file),
          tree -> ((ArrayNode) tree.at(pointer.head())).remove(pointer.last().getMatchingIndex()));
      return users().stream().allMatch(user -> rendered(copy, user).equals(original(user)));
    }

    private static String original(String user) {
      return ORIGINALS.computeIfAbsent(user, any -> rendered(Repository.root(), user));
    }

    /** The kustomizations that may render it differently: overlays, or dev, with a component. */
    private List<String> users() {
      String name = file.getName(1).toString();
      return switch (file.getName(0).toString()) {
        case "overlays" -> List.of(name + "-with-retraining");
        case "components" -> ofComponent(name);
        case "examples" ->
            List.of(name.equals("second-model") ? "dev-with-second-model" : "prod-extended");
        default -> List.of("dev");
      };
    }

    private List<String> ofComponent(String name) {
      return switch (name) {
        case "autoscaling-in-flight" -> List.of("prod-with-autoscaling-in-flight");
        case "model-service" -> List.of("dev-with-second-model");
        case "ingress-tls" -> List.of("dev-with-ingress-tls", "prod-extended");
        case "remote-write" ->
            List.of("dev-with-remote-write-with-prometheus-operator", "dev-with-remote-write");
        default -> List.of("dev-with-" + name);
      };
    }
  }

  private static List<Entry> entries() throws IOException {
    try (Stream<Path> files = Files.walk(Kustomization.TREE)) {
      return files
          .filter(file -> file.endsWith("kustomization.yaml"))
          .flatMap(EffectIT::entries)
          .toList();
    }
  }

  private static Stream<Entry> entries(Path file) {
    JsonNode tree = Json.readYaml(file);
    Stream<String> targets =
        IntStream.range(0, tree.path("replacements").size())
            .mapToObj(i -> "/replacements/" + i + "/targets");
    return Stream.concat(LISTS.stream(), targets)
        .flatMap(list -> IntStream.range(0, tree.at(list).size()).mapToObj(i -> list + "/" + i))
        .map(entry -> new Entry(Kustomization.TREE.relativize(file), JsonPointer.compile(entry)));
  }

  /** A copy of the folders that kustomize reads. */
  private Path copy() {
    Path copy = temp.resolve("copy" + copies.incrementAndGet());
    Command.of("mkdir", copy.toString()).output();
    for (String folder : List.of("kustomize", "alert-rules", "grafana-dashboards")) {
      Path original = Repository.root().resolve(folder);
      Command.of("cp", "-r", original.toString(), copy.toString()).output();
    }
    return copy;
  }

  private static void change(Path file, Consumer<JsonNode> change) {
    JsonNode tree = Json.readYaml(file);
    change.accept(tree);
    Repository.write(file, Json.text(tree));
  }

  /** Empty if kustomize fails. */
  private static String rendered(Path root, String user) {
    try {
      return Kustomization.named(root, user).text();
    } catch (AssertionError e) {
      return "";
    }
  }
}
