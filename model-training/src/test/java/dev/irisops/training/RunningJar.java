package dev.irisops.training;

import dev.irisops.testkit.Jdk;
import dev.irisops.testkit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the packaged jar as a process, with its own home and temporary folder. */
final class RunningJar {
  private final Path work;

  RunningJar(Path work) {
    this.work = work;
  }

  record Result(int code, String out, String err) {}

  /**
   * Trains two fast candidates in one repeat.
   *
   * @param more further options, each followed by its value
   */
  Result train(Path data, String classAttribute, String... more) throws IOException {
    Map<String, String> options = new HashMap<>();
    options.put("--repeats", "1");
    options.put("--candidates", "NaiveBayes,J48");
    options.put("--data", data.toString());
    options.put("--class-attribute", classAttribute);
    options.put("--out", out().toString());
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i], more[i + 1]);
    }
    return run(options.entrySet().stream().map(Object::toString).toArray(String[]::new));
  }

  Result run(String... args) throws IOException {
    try (Program program = start(args)) {
      return new Result(program.exitCode(), program.console(), program.errors());
    }
  }

  Program start(String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Jdk.tool("java"));
    command.add("-Duser.home=" + home());
    command.add("-Djava.io.tmpdir=" + temporary());
    command.add("-jar");
    command.add(System.getProperty("jar"));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("SOURCE_DATE_EPOCH");
    return Program.start(builder, work);
  }

  Path out() {
    return work.resolve("out");
  }

  Path home() throws IOException {
    return Files.createDirectories(work.resolve("home"));
  }

  Path temporary() throws IOException {
    return Files.createDirectories(work.resolve("tmp"));
  }
}
