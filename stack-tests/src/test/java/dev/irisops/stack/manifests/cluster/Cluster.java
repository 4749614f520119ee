package dev.irisops.stack.manifests.cluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.manifests.render.Rendered;
import dev.irisops.stack.server.ApiServer;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import dev.irisops.testkit.Command;
import dev.irisops.testkit.WorkFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An API server that people deploy to with kubectl, and what kubectl tells them. */
final class Cluster implements AutoCloseable {
  /** Lines that tell of a success. */
  static final Pattern DONE =
      Pattern.compile(
          "\\S+ (created( \\(dry run\\))?|configured|unchanged|serverside-applied)|\\S+ \"\\S+\" deleted.*");

  /**
   * In a second apply; kubectl always sends the selector of these, and the object stays as it is.
   */
  static final Pattern UNCHANGED =
      Pattern.compile("\\S+ unchanged|poddisruptionbudget\\.policy/\\S+ configured");

  private final ApiServer server = ApiServer.start();
  private final Objects objects = new Objects(server);
  private final Set<KubeObject> accepted = new HashSet<>();

  /**
   * Applies the objects of a kustomization to an empty cluster: client-side, server-side, each
   * twice; and deletes them. Objects that another kustomization has too are applied once, except
   * namespaces.
   *
   * @return each line of output that somebody would have to think about, up to the first such step
   */
  List<String> problems(Rendered rendered) {
    List<KubeObject> objectsOfIt = rendered.objects().stream().filter(this::isNew).toList();
    String file = file(rendered.origin(), objectsOfIt).toString();
    try {
      return Stream.<Supplier<List<String>>>of(
              () -> run(DONE, "apply", "-f", file),
              () -> again(() -> run(UNCHANGED, "apply", "-f", file)),
              () -> run(DONE, "apply", "--server-side", "-f", file),
              () -> again(() -> run(DONE, "apply", "--server-side", "-f", file)),
              () -> run(DONE, "delete", "--wait=false", "-f", file),
              this::leftBehind,
              () -> accept(objectsOfIt))
          .map(Supplier::get)
          .filter(found -> !found.isEmpty())
          .findFirst()
          .orElse(List.of());
    } finally {
      objects.deleteAll();
    }
  }

  private boolean isNew(KubeObject object) {
    return object.kind().equals("Namespace") || !accepted.contains(object);
  }

  private List<String> accept(List<KubeObject> objectsOfIt) {
    accepted.addAll(objectsOfIt);
    return List.of();
  }

  private List<String> leftBehind() {
    return names().stream().map(object -> object + ": left behind").toList();
  }

  private static Path file(String name, List<KubeObject> objects) {
    ObjectNode list = Json.MAPPER.createObjectNode().put("apiVersion", "v1").put("kind", "List");
    ArrayNode items = list.putArray("items");
    objects.stream().map(KubeObject::tree).forEach(items::add);
    return Repository.write(WorkFolder.create("applied").resolve(name + ".json"), list.toString());
  }

  /** Runs kubectl and returns the lines that do not match. */
  List<String> run(Pattern expected, String... arguments) {
    return lines(server.kubectl(arguments), expected);
  }

  /** Applies objects and returns the lines that do not tell of a success. */
  List<String> apply(List<KubeObject> some) {
    return run(DONE, "apply", "-f", file("some", some).toString());
  }

  /** Runs a target of the Makefile and returns the lines that do not tell of a success. */
  List<String> make(String target, String overlay) {
    return shell("make %s ENV=%s".formatted(target, overlay));
  }

  /** Runs lines of a shell and returns the lines of output that do not tell of a success. */
  List<String> shell(String lines) {
    return lines(
        server.as(Command.of("sh", "-e", "-c", "export MAKEFLAGS=--silent\n" + lines)), DONE);
  }

  private static List<String> lines(Command command, Pattern expected) {
    Command.Outcome outcome = command.outcome();
    List<String> unexpected = new ArrayList<>();
    if (outcome.exitCode() != 0) {
      unexpected.add(command.words() + " ended with " + outcome.exitCode());
    }
    Arrays.stream(outcome.output().split("\n"))
        .filter(line -> !line.isEmpty() && !expected.matcher(line).matches())
        .forEach(unexpected::add);
    return unexpected;
  }

  /**
   * Returns the problems of an apply that must change no object, and the objects that it changes.
   */
  private List<String> again(Supplier<List<String>> apply) {
    Map<String, String> before = objects.versions();
    List<String> problems = new ArrayList<>(apply.get());
    objects
        .versions()
        .forEach(
            (object, version) -> {
              if (!version.equals(before.get(object))) {
                problems.add(object + ": changed by the second apply");
              }
            });
    return problems;
  }

  /** Returns kind and name of each object that is not being deleted. */
  Set<String> names() {
    return objects.versions().keySet();
  }

  /** Deletes all objects. */
  void clear() {
    objects.deleteAll();
  }

  @Override
  public void close() {
    server.close();
  }
}
