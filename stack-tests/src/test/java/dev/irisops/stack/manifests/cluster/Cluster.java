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
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** An API server that people deploy to with kubectl, and what kubectl tells them. */
final class Cluster implements AutoCloseable {
  /** Lines that tell of a success. */
  private static final Pattern DONE =
      Pattern.compile(
          "\\S+ (created|configured|unchanged|serverside-applied)|\\S+ \"\\S+\" deleted.*");

  /**
   * In a second apply; kubectl always sends the selector of these, and the object stays as it is.
   */
  private static final Pattern UNCHANGED =
      Pattern.compile("\\S+ unchanged|poddisruptionbudget\\.policy/\\S+ configured");

  private final ApiServer server = ApiServer.start();
  private final Objects objects = new Objects(server);

  /**
   * Applies a kustomization to an empty cluster: client-side, server-side, each twice; compares and
   * deletes it. Returns each line of output that somebody would have to think about.
   */
  List<String> problems(Rendered rendered) {
    String file = file(rendered).toString();
    List<String> problems = new ArrayList<>();
    try {
      problems.addAll(run(DONE, "apply", "-f", file));
      problems.addAll(again(() -> run(UNCHANGED, "apply", "-f", file)));
      problems.addAll(run(DONE, "apply", "--server-side", "-f", file));
      problems.addAll(again(() -> run(DONE, "apply", "--server-side", "-f", file)));
      problems.addAll(run(DONE, "delete", "--wait=false", "-f", file));
      objects.versions().keySet().forEach(object -> problems.add(object + ": left behind"));
      return problems;
    } finally {
      objects.deleteAll();
    }
  }

  private static Path file(Rendered rendered) {
    ObjectNode list = Json.MAPPER.createObjectNode().put("apiVersion", "v1").put("kind", "List");
    ArrayNode items = list.putArray("items");
    rendered.objects().stream().map(KubeObject::tree).forEach(items::add);
    return Repository.write(
        WorkFolder.create("applied").resolve(rendered.origin() + ".json"), list.toString());
  }

  /** Runs kubectl and returns the lines that do not match. */
  List<String> run(Pattern expected, String... arguments) {
    return lines(server.kubectl(arguments), expected);
  }

  /** Runs a command line of a document and returns the lines that do not tell of a success. */
  List<String> shell(String line) {
    return lines(server.as(Command.of("sh", "-c", line)), DONE);
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

  /** Returns kind and name of each object. */
  java.util.Set<String> objects() {
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
