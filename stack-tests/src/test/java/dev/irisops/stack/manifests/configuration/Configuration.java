package dev.irisops.stack.manifests.configuration;

import dev.irisops.stack.manifests.render.Mounts;
import dev.irisops.stack.manifests.render.Pod;
import dev.irisops.stack.manifests.render.Rendered;
import dev.irisops.testkit.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The configuration of one app, and the problems found in it.
 *
 * @param app the label {@code app} of its pod
 */
record Configuration(String app, Mounts mounts, List<String> problems) {
  static List<String> problems(Rendered rendered) {
    List<String> problems = new ArrayList<>();
    for (Pod pod : rendered.pods()) {
      String app = pod.labels().getOrDefault("app", "");
      Configuration configuration =
          new Configuration(app, Mounts.of(rendered, pod), new ArrayList<>());
      switch (app) {
        case "prometheus" -> {
          if (pod.owner().kind().equals("Prometheus")) {
            OperatedPrometheus.check(configuration, rendered, pod.owner());
          } else {
            PlainPrometheus.check(configuration);
          }
        }
        case "alertmanager" -> AlertmanagerFiles.check(configuration);
        case "grafana" -> GrafanaFiles.check(configuration, rendered);
        default -> {}
      }
      problems.addAll(configuration.problems);
    }
    return problems;
  }

  void report(String problem) {
    problems.add(app + ": " + problem);
  }

  void expect(String what, Object found, Object expected) {
    if (!found.equals(expected)) {
      report("%s is %s, expected %s".formatted(what, found, expected));
    }
  }

  /** The content of a mounted file; reports it and returns an empty text if there is none. */
  String file(String path) {
    String text = mounts.files().get(path);
    if (text == null) {
      report("nothing is mounted at \"" + path + "\"");
      return "";
    }
    return text;
  }

  /** Runs a program on the files, reports its output if it fails, and returns the output. */
  String run(Command command) {
    Command.Outcome outcome = command.outcome();
    if (outcome.exitCode() != 0) {
      report(String.join(" ", command.words()) + " answers " + outcome.output());
    }
    return outcome.output();
  }

  /** Calls a task with a folder that stands for the root of the container's file system. */
  void inFolder(Consumer<Path> task) {
    try {
      Path folder = Files.createTempDirectory("manifests");
      try {
        mounts.writeTo(folder);
        task.accept(folder);
      } finally {
        Command.of("rm", "-rf", folder.toString()).output();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
