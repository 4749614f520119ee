package dev.irisops.stack.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.tool.Json;
import dev.irisops.testkit.Http;
import dev.irisops.testkit.Program;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A program that serves HTTP on loopback until it is closed, in its own folder. */
public final class Server extends Program {
  private final int port;

  private Server(ProcessBuilder builder, Path folder, int port) {
    super(builder, folder);
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
    return start(folder, port, () -> Http.isOk(port, readyPath), environment, command);
  }

  /**
   * Starts a program and returns when it is ready.
   *
   * @param folder its working folder, with its {@code console.log}
   * @param port the port that it listens on
   * @throws AssertionError with its output, if it ends or does not become ready
   */
  static Server start(
      Path folder,
      int port,
      BooleanSupplier ready,
      Map<String, String> environment,
      List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Server server = new Server(builder, folder, port);
    try {
      server.await("it is ready", ready);
      return server;
    } catch (AssertionError e) {
      server.close();
      throw e;
    }
  }

  /** Returns the port that it listens on. */
  public int port() {
    return port;
  }

  /** Returns the answer to a GET. */
  public HttpResponse<String> get(String path) {
    return Http.send(Http.request(port, path).GET());
  }

  /** Posts JSON, with the API key of the service's dev mode. */
  public HttpResponse<String> post(String path, String json) {
    return Http.send(posting(path, json));
  }

  /**
   * Posts JSON as part of a trace.
   *
   * @param traceParent the header {@code traceparent} of W3C Trace Context
   */
  public HttpResponse<String> postTraced(String path, String json, String traceParent) {
    return Http.send(posting(path, json).header("traceparent", traceParent));
  }

  private HttpRequest.Builder posting(String path, String json) {
    return Http.request(port, path)
        .header("Content-Type", "application/json")
        .header("X-API-Key", "dev")
        .POST(BodyPublishers.ofString(json));
  }

  /** Returns the JSON answer of a path. */
  JsonNode json(String path) {
    return Json.read(get(path).body());
  }
}
