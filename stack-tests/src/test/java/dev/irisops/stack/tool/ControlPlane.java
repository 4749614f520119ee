package dev.irisops.stack.tool;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The programs of Kubernetes' control plane. No package has them, so a build without them leaves
 * out the tests that {@link NeedsControlPlane need} them.
 */
public enum ControlPlane {
  /** Stores the objects. */
  ETCD,
  /** Serves and checks the objects. */
  KUBE_APISERVER,
  /** Makes pods from Deployments, claims from StatefulSets, and so on. */
  KUBE_CONTROLLER_MANAGER;

  /** The folder of envtest, if its variable does not name another one. */
  private static final Path ENVTEST = Path.of("/usr/local/kubebuilder/bin");

  private static final Path BUILT = Path.of(".tools", "kubernetes", "bin");

  /**
   * Returns the program.
   *
   * @throws AssertionError if it is not on this machine
   */
  public Path path() {
    return find().orElseThrow(() -> new AssertionError("no " + this));
  }

  /** Returns the program, if it is on this machine. */
  Optional<Path> find() {
    return find(System.getenv(), Repository.root());
  }

  /**
   * Finds the program: the one that the variable of its name has, else in the folder of envtest, on
   * PATH, and where {@code scripts/build-kubernetes} builds it.
   *
   * @param root the repository
   * @throws AssertionError if the variable names something else
   */
  Optional<Path> find(Map<String, String> environment, Path root) {
    if (environment.containsKey(name())) {
      return Optional.of(executable(Path.of(environment.get(name()))));
    }
    Path envtest =
        Optional.ofNullable(environment.get("KUBEBUILDER_ASSETS")).map(Path::of).orElse(ENVTEST);
    Stream<Path> path =
        Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator)).map(Path::of);
    return Stream.of(Stream.of(envtest), path, Stream.of(root.resolve(BUILT)))
        .flatMap(folders -> folders)
        .map(folder -> folder.resolve(toString()))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private Path executable(Path program) {
    if (!Files.isExecutable(program)) {
      throw new AssertionError("%s: expected a program, found %s".formatted(name(), program));
    }
    return program;
  }

  /** Returns the name of the program, for instance {@code kube-apiserver}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
