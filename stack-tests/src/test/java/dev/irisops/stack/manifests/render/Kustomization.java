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
import java.util.stream.Stream;

/** A folder that {@code kubectl kustomize} renders. */
public record Kustomization(Path folder) {
  static final Path TREE = Repository.root().resolve("kustomize");
  public static final List<String> OVERLAYS = List.of("dev", "staging", "prod");

  /** In the repository, because kustomize takes relative paths only, but ignored by Git. */
  private static final Path MADE = Path.of("stack-tests", "target", "kustomize");

  private static final String DEV_WITH = "dev-with-";

  private static final Map<Kustomization, Rendered> KNOWN = new ConcurrentHashMap<>();

  /** An overlay, or for {@code dev-with-…} dev with one component. */
  public static Kustomization named(String name) {
    return named(Repository.root(), name);
  }

  /** The same of a copy of the repository. */
  static Kustomization named(Path root, String name) {
    return name.startsWith(DEV_WITH)
        ? devWith(root, name.substring(DEV_WITH.length()))
        : new Kustomization(root.resolve("kustomize/overlays").resolve(name));
  }

  private static Kustomization devWith(Path root, String component) {
    return made(
        root,
        DEV_WITH + component,
        """
        namespace: mlops
        resources: [../../../../kustomize/overlays/dev]
        components: [../../../../kustomize/components/%s]
        """
            .formatted(component));
  }

  /** Writes a kustomization of the tests; the repository's root is four folders up from it. */
  static Kustomization made(Path root, String name, String text) {
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

  /** All that is checked: each overlay, and dev with each component. */
  public static List<Kustomization> all() {
    return Stream.concat(
            OVERLAYS.stream(), components().stream().map(component -> DEV_WITH + component))
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
