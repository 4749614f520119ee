package dev.irisops.stack.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.tool.Command;
import dev.irisops.stack.tool.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A program that serves HTTP on loopback until it is closed, in its own folder. */
public final class Server implements AutoCloseable {
  /** Because the system may return a port again before anybody listens on it. */
  private static final Set<Integer> GIVEN_OUT = ConcurrentHashMap.newKeySet();

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Process process;
  private final Path console;
  private final int port;

  private Server(Process process, Path console, int port) {
    this.process = process;
    this.console = console;
    this.port = port;
  }

  /**
   * Starts a program and returns when it answers.
   *
   * @param folder its working folder, with its {@code console.log}
   * @param port the port that it listens on
   * @param readyPath the path that answers 200 when it is ready
   * @throws AssertionError with its output, if it ends or does not become ready
   */
  static Server start(
      Path folder,
      int port,
      String readyPath,
      Map<String, String> environment,
      List<String> command) {
    Path console = folder.resolve("console.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(console.toFile());
    builder.environment().putAll(environment);
    try {
      Server server = new Server(builder.start(), console, port);
      try {
        server.await("it answers " + readyPath, () -> server.answers(readyPath));
        return server;
      } catch (AssertionError e) {
        server.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a free port, each time another one. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = socket.getLocalPort();
      return GIVEN_OUT.add(port) ? port : freePort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Creates a folder below {@code target}. */
  public static Path newFolder(String name) {
    try {
      Path parent = Files.createDirectories(Path.of(System.getProperty("test.work")));
      return Files.createTempDirectory(parent, name + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean answers(String path) {
    if (!process.isAlive()) {
      throw new AssertionError("the process ended with " + process.exitValue() + ":\n" + console());
    }
    try {
      return get(path).statusCode() == 200;
    } catch (UncheckedIOException e) {
      return false; // not listening yet
    }
  }

  /** Waits until {@code condition} holds; the error has {@code what} and the output. */
  public void await(String what, BooleanSupplier condition) {
    Patience.await(what, condition, this::console);
  }

  public int port() {
    return port;
  }

  public HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  /** Posts JSON, with the API key of the service's dev mode. */
  public HttpResponse<String> post(String path, String json) {
    return send(posting(path, json));
  }

  /**
   * Posts JSON as part of a trace.
   *
   * @param traceParent the header {@code traceparent} of W3C Trace Context
   */
  public HttpResponse<String> postTraced(String path, String json, String traceParent) {
    return send(posting(path, json).header("traceparent", traceParent));
  }

  private HttpRequest.Builder posting(String path, String json) {
    return request(path)
        .header("Content-Type", "application/json")
        .header("X-API-Key", "dev")
        .POST(BodyPublishers.ofString(json));
  }

  /** Returns the JSON answer of a path. */
  JsonNode json(String path) {
    return Json.read(get(path).body());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .timeout(Duration.ofMinutes(1));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Returns the output of the process so far. */
  public String console() {
    try {
      return Files.readString(console);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the process at once, as the kernel does when memory runs out. */
  public void kill() {
    waitFor(process.destroyForcibly());
  }

  /** Sends the process a signal, for instance {@code STOP} or {@code HUP}. */
  public void signal(String name) {
    Command.of("kill", "-" + name, Long.toString(process.pid())).output();
  }

  @Override
  public void close() {
    process.destroy();
    if (!waitFor(process)) {
      kill();
    }
  }

  private static boolean waitFor(Process process) {
    try {
      return process.waitFor(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
