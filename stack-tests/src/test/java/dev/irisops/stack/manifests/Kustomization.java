package dev.irisops.stack.manifests;

import dev.irisops.stack.tool.Command;
import dev.irisops.stack.tool.Repository;
import dev.irisops.stack.tool.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A folder that {@code kubectl kustomize} renders. */
record Kustomization(Path folder) {
  static final Path TREE = Repository.root().resolve("kustomize");
  static final List<String> OVERLAYS = List.of("dev", "staging", "prod");

  /** Git-ignored, and in the repository, because kustomize takes relative paths only. */
  private static final Path MADE = Path.of("stack-tests", "target", "kustomize");

  private static final String DEV_WITH = "dev-with-";

  private static final Map<Kustomization, Rendered> KNOWN = new ConcurrentHashMap<>();

  /** An overlay, or as {@code dev-with-…} a component alone on dev. */
  static Kustomization named(String name) {
    return named(Repository.root(), name);
  }

  /** The same in a copy of the repository. */
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

  /** One that only the tests know; the root is four folders up. */
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
  static List<String> components() {
    return folders(TREE.resolve("components"));
  }

  /** All that is to be judged: each overlay, and each component alone on dev. */
  static List<Kustomization> all() {
    return Stream.concat(
            OVERLAYS.stream(), components().stream().map(component -> DEV_WITH + component))
        .map(Kustomization::named)
        .toList();
  }

  /** The objects; the same ones at each call, so that nobody may change them. */
  Rendered rendered() {
    return KNOWN.computeIfAbsent(this, any -> Rendered.parse(toString(), text()));
  }

  /**
   * Renders anew.
   *
   * @throws AssertionError if kubectl fails, or warns, for instance of what is deprecated
   */
  String text() {
    try {
      // Apart from what it warns of, which would stand among the objects.
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

  private static List<String> folders(Path parent) {
    try (Stream<Path> children = Files.list(parent)) {
      return children
          .filter(Files::isDirectory)
          .map(child -> child.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return folder.getFileName().toString();
  }
}
