package dev.irisops.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What every measurement works with.
 *
 * @param root of the repository
 * @param folder for all that is written while measuring
 * @param javaHome the JDK that runs the service
 */
record Lab(Plan plan, Path root, Path folder, Path javaHome) {
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  /** The default of {@code iris.max-in-flight}. */
  private static final int MAX_IN_FLIGHT = 16 * CORES;

  /** As many as keep the cores busy, and far from the limit on requests in flight. */
  static final int CONNECTIONS = MAX_IN_FLIGHT / 2;

  /** Five times the limit on requests in flight. */
  static final int TOO_MANY_CONNECTIONS = 5 * MAX_IN_FLIGHT;

  Path jar() {
    return root.resolve(Path.of("iris-war", "target", "iris-api.jar"));
  }

  Path csv() {
    return root.resolve(Path.of("model-training", "src", "main", "data", "iris.csv"));
  }

  Liberty liberty() {
    return Liberty.unpack(jar(), newFolder("liberty"), javaHome);
  }

  /** FastAPI, where get-tools could fetch it. */
  Optional<Server> fastApi() {
    return Files.isExecutable(FastApi.uvicorn(root))
        ? Optional.of(FastApi.start(root, csv(), newFolder("fastapi")))
        : Optional.empty();
  }

  /**
   * Trains a model on {@link #csv()}.
   *
   * @param algorithm a candidate of model-training
   * @param out gets the bundle, see {@link #bundle}
   */
  void train(String algorithm, Path out) {
    Progress.say("training %s", algorithm);
    Command.output(
        folder,
        List.of(
            javaHome.resolve("bin").resolve("java").toString(),
            "-jar",
            root.resolve(Path.of("model-training", "target", "model-training.jar")).toString(),
            "--data=" + csv(),
            "--class-attribute=species",
            "--candidates=" + algorithm,
            "--repeats=1",
            "--min-accuracy=0.8",
            "--out=" + out));
  }

  /** The bundle in the folder that {@link #train} was given. */
  static Path bundle(Path out) {
    return out.resolve("iris");
  }

  Path newFolder(String name) {
    try {
      return Files.createTempDirectory(folder, name + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Bodies bodies() {
    return new Bodies(csv(), folder);
  }

  Wrk wrk() {
    return new Wrk(folder);
  }

  Vegeta vegeta() {
    return new Vegeta(folder);
  }

  Request predict(Server server) {
    return new Request(server.api().resolve("/predict"), bodies().single());
  }

  Request batch(Server server, int rows) {
    return new Request(server.api().resolve("/predict/batch"), bodies().batch(rows));
  }

  /**
   * Loads a server and discards what is measured.
   *
   * @throws IllegalStateException if it does not answer 200
   */
  void warmUp(Request request) {
    Progress.say("warming up %s", request.uri());
    request.once();
    wrk().run(request, CONNECTIONS, plan.warmUp());
  }

  /**
   * Loads a server as much as it can take.
   *
   * @throws IllegalStateException if it answers anything but success
   */
  Slice load(Server server, Request request) {
    Duration before = server.usage().cpu();
    Wrk.Count count = wrk().run(request, CONNECTIONS, plan.slice());
    if (count.refused() + count.broken() > 0) {
      throw new IllegalStateException(request.uri() + ": " + count);
    }
    Duration cpu = server.usage().cpu().minus(before);
    double each = count.requests() == 0 ? Double.NaN : cpu.toNanos() / 1e3 / count.requests();
    return new Slice(count.perSecond(), each);
  }

  /**
   * What one side did for a while.
   *
   * @param cpuMicros processor time that the server spent on a request
   */
  record Slice(double perSecond, double cpuMicros) {}
}
