package dev.irisops.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Starts the servers and load generators of the benchmarks.
 *
 * @param settings number and duration of the runs
 * @param root root of the repository
 * @param folder folder for temporary files
 * @param javaHome home of the JDK that runs the service
 */
record Harness(Settings settings, Path root, Path folder, Path javaHome) {
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  /** The default of {@code iris.max-in-flight}. */
  private static final int MAX_IN_FLIGHT = 16 * CORES;

  /** Enough to keep all cores busy, and well below the limit on requests in flight. */
  static final int CONNECTIONS = MAX_IN_FLIGHT / 2;

  /** Five times the limit on requests in flight. */
  static final int TOO_MANY_CONNECTIONS = 5 * MAX_IN_FLIGHT;

  /** Returns a harness for the repository in the current folder, with a new folder. */
  static Harness create(Settings settings, Path javaHome) {
    Path root = Path.of("").toAbsolutePath();
    Path runs = root.resolve(Path.of("bench", "target", "runs"));
    Path folder =
        Unchecked.io(() -> Files.createTempDirectory(Files.createDirectories(runs), "run-"));
    return new Harness(settings, root, folder, javaHome.toAbsolutePath());
  }

  Path jar() {
    return root.resolve(Path.of("iris-war", "target", "iris-api.jar"));
  }

  Path csv() {
    return root.resolve(Path.of("model-training", "src", "main", "data", "iris.csv"));
  }

  Liberty liberty() {
    return liberty(jar());
  }

  /** Unpacks another version of the service. */
  Liberty liberty(Path runnableJar) {
    return Liberty.unpack(runnableJar, newFolder("liberty"), javaHome);
  }

  /** Starts FastAPI, if {@code bench/get-tools} has installed it. */
  Optional<Server> fastApi() {
    return Files.isExecutable(FastApi.uvicorn(root))
        ? Optional.of(FastApi.start(root, csv(), newFolder("fastapi")))
        : Optional.empty();
  }

  /**
   * Trains a model on {@link #csv()}.
   *
   * @param algorithm name of a candidate of model-training
   * @param out output folder; {@link #bundle} returns the bundle in it
   */
  void train(String algorithm, Path out) {
    train(algorithm, csv(), "species", 0.8, out);
  }

  /**
   * Trains a model.
   *
   * @param algorithm name of a candidate of model-training
   * @param target column to predict
   * @param minAccuracy in 0..1
   * @param out output folder; {@link #bundle} returns the bundle in it
   */
  void train(String algorithm, Path csv, String target, double minAccuracy, Path out) {
    Progress.print("training %s", algorithm);
    Command.output(
        folder,
        List.of(
            javaHome.resolve("bin").resolve("java").toString(),
            "-jar",
            root.resolve(Path.of("model-training", "target", "model-training.jar")).toString(),
            "--data=" + csv,
            "--name=iris",
            "--class-attribute=" + target,
            "--candidates=" + algorithm,
            "--repeats=1",
            "--min-accuracy=" + minAccuracy,
            "--out=" + out));
  }

  /** Returns the bundle in an output folder of {@link #train}. */
  static Path bundle(Path out) {
    return out.resolve("iris");
  }

  Path newFolder(String name) {
    return Unchecked.io(() -> Files.createTempDirectory(folder, name + "-"));
  }

  RequestBodies bodies() {
    return new RequestBodies(csv(), folder);
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
   * Loads a server without measuring.
   *
   * @throws IllegalStateException if the first response is not 200
   */
  void warmUp(Request request) {
    Progress.print("warming up %s", request.uri());
    request.once();
    wrk().run(request, CONNECTIONS, settings.warmUp());
  }

  /**
   * Measures the maximum throughput of a server.
   *
   * @throws IllegalStateException if a request fails
   */
  LoadResult load(Server server, Request request) {
    Duration before = server.usage().cpu();
    Wrk.Result result = wrk().run(request, CONNECTIONS, settings.duration());
    if (result.errorResponses() + result.socketErrors() > 0) {
      throw new IllegalStateException(request.uri() + ": " + result);
    }
    Duration cpu = server.usage().cpu().minus(before);
    double cpuMicros = cpu.toNanos() / 1e3 / result.responses();
    return new LoadResult(result.perSecond(), result.responses() == 0 ? Double.NaN : cpuMicros);
  }

  /**
   * The result of a load test.
   *
   * @param perSecond responses (or rows of batches) per second
   * @param cpuMicros CPU time of the server per response (or row), in microseconds
   */
  record LoadResult(double perSecond, double cpuMicros) {}
}
