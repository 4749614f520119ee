package dev.irisops.stack.manifests.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import dev.irisops.stack.tool.Tool;
import dev.irisops.testkit.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A folder that {@code kubectl kustomize} renders. */
public record Kustomization(Path folder) {
  static final Path TREE = Repository.root().resolve("kustomize");
  public static final List<String> OVERLAYS = List.of("dev", "staging", "prod");

  /** In the repository, because kustomize takes relative paths only; one for each process. */
  private static final Path MADE =
      Path.of("stack-tests", "target", "kustomize", "" + ProcessHandle.current().pid());

  /** The folder {@code kustomize}, from a made one. */
  public static final String UP = "../../../../../kustomize/";

  private static final String WITH = "-with-";
  private static final String EXAMPLE = "second-model";

  /** The components that make a resource of an overlay. */
  private static final List<String> OF_EXAMPLES = List.of("model-service");

  /** The components for clusters with the Prometheus Operator, which come last. */
  private static final List<String> OPERATED =
      List.of("prometheus-operator", "existing-prometheus");

  private static final Map<Path, Kustomization> MADE_ONCE = new ConcurrentHashMap<>();
  private static final Map<Kustomization, Rendered> KNOWN = new ConcurrentHashMap<>();

  /**
   * Returns an overlay, or for {@code dev-with-NAME-with-…} a copy of an overlay to which somebody
   * has added components, or the example of a second model.
   */
  public static Kustomization named(String name) {
    return named(Repository.root(), name);
  }

  /** Returns the same of a copy of the repository. */
  static Kustomization named(Path root, String name) {
    List<String> parts = List.of(name.split(WITH));
    String home = OVERLAYS.contains(parts.get(0)) ? "overlays" : "examples";
    Path overlay = root.resolve("kustomize").resolve(home).resolve(parts.get(0));
    return parts.size() == 1
        ? new Kustomization(overlay)
        : MADE_ONCE.computeIfAbsent(
            root.resolve(MADE).resolve(name),
            copy -> extended(overlay, copy, parts.subList(1, parts.size())));
  }

  private static Kustomization extended(Path overlay, Path copy, List<String> added) {
    copy.getParent().toFile().mkdirs();
    Command.of("rm", "-rf", copy.toString()).output();
    Command.of("cp", "-r", overlay.toString(), copy.toString()).output();
    Path file = copy.resolve("kustomization.yaml");
    String text = Repository.text(file).replace("../../", UP);
    ObjectNode tree = (ObjectNode) Json.readYaml(text);
    ArrayNode components = tree.withArray("/components");
    for (String name : added) {
      if (name.equals(EXAMPLE)) {
        tree.withArray("/resources").add(UP + "examples/" + name);
      } else {
        listed(name, components.toString())
            .forEach(one -> components.add(UP + "components/" + one));
      }
    }
    Repository.write(file, Json.text(tree));
    return new Kustomization(copy);
  }

  /** A component with its parts for the Prometheus Operator, as docs/deploy.md says. */
  private static Stream<String> listed(String name, String others) {
    boolean probes = OPERATED.contains(name) && others.contains("/blackbox-probe");
    boolean writes = name.equals("prometheus-operator") && others.contains("/remote-write");
    return Stream.of(
            probes ? "blackbox-probe/operator" : "", name, writes ? "remote-write/operator" : "")
        .filter(one -> !one.isEmpty());
  }

  /** Writes a kustomization of the tests. */
  public static Kustomization made(String name, String text) {
    Path folder = Repository.root().resolve(MADE).resolve(name);
    Repository.write(
        folder.resolve("kustomization.yaml"),
        """
        apiVersion: kustomize.config.k8s.io/v1beta1
        kind: Kustomization
        """
            + text);
    return new Kustomization(folder);
  }

  /** Returns the same in another namespace, set by an overlay that does nothing else. */
  public Kustomization in(String namespace) {
    String name = this + "-in-" + namespace;
    Path from = Repository.root().resolve(MADE).resolve(name);
    return made(
        name, "namespace: %s\nresources: [%s]\n".formatted(namespace, from.relativize(folder)));
  }

  /** The names of all components. */
  public static List<String> components() {
    try (Stream<Path> folders = Files.list(TREE.resolve("components"))) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that is checked: overlays, dev and prod with what can be added, and the examples. */
  public static List<Kustomization> all() {
    return Stream.of(
            OVERLAYS.stream(),
            additions("dev"),
            additions("prod"),
            Stream.of("dev", "prod", "prod-with-existing-prometheus")
                .map(one -> one + WITH + EXAMPLE),
            Stream.of("prod-extended"))
        .flatMap(names -> names)
        .map(Kustomization::named)
        .toList();
  }

  /** The other pairs: staging with each component, and dev with each two of them. */
  public static List<Kustomization> pairs() {
    List<String> ordered = inOrder();
    return Stream.concat(
            additions("staging"),
            ordered.stream()
                .flatMap(
                    one ->
                        ordered.stream()
                            .skip(ordered.indexOf(one) + 1L)
                            .filter(other -> isPair(one, other))
                            .map(other -> String.join(WITH, "dev", one, other))))
        .map(Kustomization::named)
        .toList();
  }

  private static boolean isPair(String one, String other) {
    return !OPERATED.containsAll(List.of(one, other));
  }

  /** The overlay with each component that it does not have. */
  private static Stream<String> additions(String overlay) {
    String text = Repository.text(named(overlay).folder().resolve("kustomization.yaml"));
    return inOrder().stream()
        .filter(component -> !text.contains("components/" + component + "\n"))
        .map(component -> overlay + WITH + component);
  }

  /** The components in the order in which overlays list them. */
  private static List<String> inOrder() {
    return Stream.concat(
            components().stream()
                .filter(name -> !OPERATED.contains(name) && !OF_EXAMPLES.contains(name)),
            OPERATED.stream())
        .toList();
  }

  /** The rendered objects: shared, so they must not be changed. */
  public Rendered rendered() {
    return KNOWN.computeIfAbsent(this, any -> Rendered.parse(toString(), text()));
  }

  /**
   * Renders the kustomization again.
   *
   * @throws AssertionError if kubectl fails, or warns, for instance about a deprecated field
   */
  String text() {
    try {
      // Into a file, because the output holds the warnings.
      Path output = Files.createTempFile("rendered", ".yaml");
      Command.Outcome outcome =
          Tool.KUBECTL.command("kustomize", folder.toString(), "-o", output.toString()).outcome();
      String text = Repository.text(output);
      Files.delete(output);
      if (outcome.exitCode() != 0 || !outcome.output().isEmpty()) {
        throw new AssertionError("kubectl kustomize " + this + ": " + outcome.output());
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return folder.getFileName().toString();
  }
}
