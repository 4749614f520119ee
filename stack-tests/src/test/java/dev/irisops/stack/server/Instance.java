package dev.irisops.stack.server;

import dev.irisops.stack.tool.Repository;
import dev.irisops.testkit.Command;
import dev.irisops.testkit.FreePort;
import dev.irisops.testkit.Waiting;
import dev.irisops.testkit.WorkFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** An instance of the service, like a pod: a new process gets the same ports and bundle. */
public final class Instance implements AutoCloseable {
  private static final Path BUNDLE = Repository.root().resolve("model-training/target/model/iris");

  private final int port;
  private final int managementPort;
  private final Path bundle = WorkFolder.create("bundle").resolve("iris");
  private final Path keys = WorkFolder.create("keys").resolve("api-keys");
  private final Map<String, String> settings = new HashMap<>();
  private Server process;

  /** Creates an instance with the trained bundle, and does not start it. */
  public Instance() {
    this(Map.of());
  }

  /**
   * Creates an instance with the trained bundle, and does not start it.
   *
   * @param more environment variables
   */
  public Instance(Map<String, String> more) {
    this(FreePort.next(), FreePort.next(), more);
  }

  /**
   * Creates an instance with the trained bundle, and does not start it.
   *
   * @param port the port of the API
   * @param managementPort the port of health and runtime metrics
   * @param more environment variables
   */
  public Instance(int port, int managementPort, Map<String, String> more) {
    this.port = port;
    this.managementPort = managementPort;
    settings.put("IRIS_MODEL_DIR", bundle.toString());
    settings.put("IRIS_MODEL_RELOAD_INTERVAL", "0.1");
    settings.putAll(more);
    putBundleBack();
  }

  /** Returns the port of the API. */
  public int port() {
    return port;
  }

  /** Returns the port of health and runtime metrics. */
  public int managementPort() {
    return managementPort;
  }

  /** Starts a process, always on the same ports. */
  public void start() {
    process = IrisApi.start(port, managementPort, settings);
  }

  /** Ends the process with SIGTERM, and waits until it has ended in good order. */
  public void stop() {
    process.terminate();
    int exitCode = process.exitCode();
    if (exitCode != 0) {
      throw new AssertionError("ended with " + exitCode + ":\n" + process.console());
    }
  }

  /** Ends the process at once. */
  public void kill() {
    process.kill();
  }

  /** Removes the bundle, as if the volume were empty. */
  public void removeBundle() {
    Command.of("rm", "-rf", bundle.toString()).output();
  }

  /** Restores the trained bundle. */
  public void putBundleBack() {
    removeBundle();
    Command.of("cp", "-r", BUNDLE.toString(), bundle.toString()).output();
  }

  /** Replaces the model by one that does not match the digest in the card. */
  public void breakBundle() {
    Repository.write(bundle.resolve("model.bin"), "not a model");
  }

  /**
   * Has the next process read a file of API keys, or replaces the one that it reads. The tests call
   * with the key {@code dev}.
   */
  public void writeKeys(String text) {
    settings.put("IRIS_AUTH_KEY_FILE", Repository.write(keys, text).toString());
  }

  /** Returns the id of the process. */
  public long pid() {
    return process.pid();
  }

  /** Posts JSON and returns the status of the answer. */
  public int post(String path, String json) {
    return process.post(path, json).statusCode();
  }

  /**
   * Makes one call of {@code /predict} that the service answers late. The process is stopped
   * between the two halves of the request, so that the service is slow and not the caller.
   */
  public void answerSlowly(Duration stop) {
    String body = IrisApi.SETOSA;
    String head =
        """
        POST /predict HTTP/1.1
        Host: localhost:%d
        X-API-Key: dev
        Content-Type: application/json
        Content-Length: %d
        Connection: close

        """
            .formatted(port, body.length())
            .replace("\n", "\r\n");
    // because the previous call counts a moment longer than its answer takes
    Waiting.until("no request is in flight", () -> requestsInFlight() == 0);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      send(socket, head + body.substring(0, 10));
      Waiting.until("the request is in flight", () -> requestsInFlight() > 0);
      stopFor(stop, () -> send(socket, body.substring(10)));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!answer.startsWith("HTTP/1.1 200")) {
        throw new AssertionError(answer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private double requestsInFlight() {
    return sum("http_requests_in_flight ");
  }

  /** Returns how many predictions the process has made. */
  public double predictions() {
    return sum("model_predictions_total");
  }

  /** Returns the sum of the series whose lines begin so. */
  private double sum(String series) {
    return process
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(series))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private void stopFor(Duration stop, Runnable meanwhile) {
    process.suspend();
    try {
      meanwhile.run();
      Waiting.pause(stop);
    } finally {
      process.signal("CONT");
    }
  }

  private static void send(Socket socket, String text) {
    try {
      OutputStream out = socket.getOutputStream();
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
  }
}
