package dev.irisops.stack.manifests.render;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder that {@code kubectl kustomize} renders. */
public record Kustomization(Path folder) {
  static final Path TREE = Repository.root().resolve("kustomize");
  public static final List<String> OVERLAYS = List.of("dev", "staging", "prod");

  /** In the repository, because kustomize takes relative paths only, but ignored by Git. */
  private static final Path MADE = Path.of("stack-tests", "target", "kustomize");

  private static final String WITH = "-with-";

  /** The components for clusters with the Prometheus Operator, which change much of prod. */
  private static final List<String> OPERATED =
      List.of("existing-prometheus", "prometheus-operator");

  private static final Map<Kustomization, Rendered> KNOWN = new ConcurrentHashMap<>();

  /** An overlay, or for {@code dev-with-…} dev with one component. */
  public static Kustomization named(String name) {
    return named(Repository.root(), name);
  }

  /** The same of a copy of the repository. */
  static Kustomization named(Path root, String name) {
    String[] parts = name.split(WITH);
    return parts.length == 1
        ? new Kustomization(root.resolve("kustomize/overlays").resolve(name))
        : with(root, parts[0], parts[1]);
  }

  /** In prod, the probe has a part for the Prometheus Operator. */
  private static Kustomization with(Path root, String overlay, String component) {
    String components =
        Stream.of(overlay.equals("prod") ? "blackbox-probe/operator" : "", component)
            .filter(name -> !name.isEmpty())
            .map(name -> "../../../../kustomize/components/" + name)
            .collect(Collectors.joining(", "));
    return made(
        root,
        overlay + WITH + component,
        """
        namespace: mlops
        resources: [../../../../kustomize/overlays/%s]
        components: [%s]
        """
            .formatted(overlay, components));
  }

  /** Writes a kustomization of the tests; the repository's root is four folders up from it. */
  public static Kustomization made(String name, String text) {
    return made(Repository.root(), name, text);
  }

  private static Kustomization made(Path root, String name, String text) {
    Path folder = root.resolve(MADE).resolve(name);
    Repository.write(
        folder.resolve("kustomization.yaml"),
        """
        apiVersion: kustomize.config.k8s.io/v1beta1
        kind: Kustomization
        """
            + text);
    return new Kustomization(folder);
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

  /** All that is checked: each overlay, dev with each component, and prod with the operator. */
  public static List<Kustomization> all() {
    return Stream.of(
            OVERLAYS.stream(),
            components().stream().map(component -> "dev" + WITH + component),
            OPERATED.stream().map(component -> "prod" + WITH + component))
        .flatMap(names -> names)
        .map(Kustomization::named)
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
