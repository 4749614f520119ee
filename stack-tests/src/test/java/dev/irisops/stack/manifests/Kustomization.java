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

  /** Below the repository, because kustomize takes relative paths only. */
  private static final Path MADE =
      Path.of(System.getProperty("test.work")).resolveSibling("kustomize");

  private static final Map<Kustomization, Rendered> KNOWN = new ConcurrentHashMap<>();

  static Kustomization overlay(String name) {
    return new Kustomization(TREE.resolve("overlays").resolve(name));
  }

  /** The development overlay with one component more. */
  static Kustomization devWith(String component) {
    Path folder = MADE.resolve("dev-with-" + component);
    Repository.write(
        folder.resolve("kustomization.yaml"),
        """
        apiVersion: kustomize.config.k8s.io/v1beta1
        kind: Kustomization
        namespace: mlops
        resources: [%s]
        components: [%s]
        """
            .formatted(
                folder.relativize(TREE.resolve("overlays/dev")),
                folder.relativize(TREE.resolve("components").resolve(component))));
    return new Kustomization(folder);
  }

  /** The names of all components. */
  static List<String> components() {
    return folders(TREE.resolve("components"));
  }

  /** All that is to be judged: each overlay, and each component alone on dev. */
  static List<Kustomization> all() {
    return Stream.concat(
            OVERLAYS.stream().map(Kustomization::overlay),
            components().stream().map(Kustomization::devWith))
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
    Path output = Repository.write(MADE.resolve("output").resolve(toString() + ".yaml"), "");
    Command.Outcome outcome =
        Tool.KUBECTL.command("kustomize", folder.toString(), "-o", output.toString()).outcome();
    if (outcome.exitCode() != 0 || !outcome.output().isEmpty()) {
      throw new AssertionError("kubectl kustomize " + this + ": " + outcome.output());
    }
    return Repository.text(output);
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
