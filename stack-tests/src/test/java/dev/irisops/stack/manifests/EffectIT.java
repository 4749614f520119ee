package dev.irisops.stack.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.irisops.stack.tool.Command;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
 * Every entry of a kustomization that can match nothing has an effect. Kustomize is silent about an
 * image that nothing uses and a JSON patch whose target does not exist; left out, they change
 * nothing.
 */
class EffectIT {
  private static final List<String> LISTS =
      List.of("configurations", "images", "patches", "replacements", "replicas");

  private static final String FOLDER = "kustomize";
  private static final Map<String, String> WITH = new ConcurrentHashMap<>();

  private final AtomicInteger copies = new AtomicInteger();

  @TempDir Path temp;

  @Test
  void everyEntry_leftOut_changesWhatIsRendered() throws IOException {
    List<Entry> entries = entries();

    assertThat(entries).hasSizeGreaterThan(30);
    assertThat(entries.parallelStream().filter(entry -> entry.hasNoEffectIn(copy())).toList())
        .as("entries that match nothing; mend their name or target, or remove them")
        .isEmpty();
  }

  @Test
  void imageThatNothingUses_isNoticed() {
    Entry unused = new Entry(Path.of("overlays/prod/kustomization.yaml"), "/images/1");
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
   * @param pointer where it stands
   */
  private record Entry(Path file, String pointer) {
    void removeFrom(JsonNode tree) {
      int slash = pointer.lastIndexOf('/');
      ((ArrayNode) tree.at(pointer.substring(0, slash)))
          .remove(Integer.parseInt(pointer.substring(slash + 1)));
    }

    /** Whether a copy renders the same without it as the original does with it. */
    boolean hasNoEffectIn(Path copy) {
      change(copy.resolve(FOLDER).resolve(file), this::removeFrom);
      return rendered(copy, user())
          .equals(WITH.computeIfAbsent(user(), user -> rendered(Repository.root(), user)));
    }

    /** Whose output it is part of: its overlay, dev with its component, or dev. */
    String user() {
      String name = file.getName(1).toString();
      return switch (file.getName(0).toString()) {
        case "overlays" -> name;
        case "components" -> "dev-with-" + name;
        default -> "dev";
      };
    }

    @Override
    public String toString() {
      return file + " " + pointer;
    }
  }

  private static List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Kustomization.TREE)) {
      for (Path file : files.filter(one -> one.endsWith("kustomization.yaml")).sorted().toList()) {
        JsonNode tree = Json.readYaml(file);
        Path name = Kustomization.TREE.relativize(file);
        for (String list : LISTS) {
          IntStream.range(0, tree.path(list).size())
              .forEach(i -> entries.add(new Entry(name, "/" + list + "/" + i)));
        }
        for (int i = 0; i < tree.path("replacements").size(); i++) {
          String targets = "/replacements/" + i + "/targets";
          IntStream.range(0, tree.at(targets).size())
              .forEach(j -> entries.add(new Entry(name, targets + "/" + j)));
        }
      }
    }
    return entries;
  }

  /** A copy of all that kustomize reads. */
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

  /** Empty where kustomize refuses. */
  private static String rendered(Path root, String user) {
    try {
      return Kustomization.named(root, user).text();
    } catch (AssertionError e) {
      return "";
    }
  }
}
