package dev.irisops.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A process that serves HTTP on loopback until it is closed. */
final class Server implements AutoCloseable {
  /** Because the operating system may return the same free port again. */
  private static final Set<Integer> USED_PORTS = ConcurrentHashMap.newKeySet();

  private static final Duration TIMEOUT = Duration.ofMinutes(10);

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Process process;
  private final Path console;
  private final URI api;
  private final URI ready;
  private final int readyStatus;
  private final Duration startupTime;

  private Server(Process process, Path console, URI api, URI ready, int readyStatus) {
    long start = System.nanoTime();
    this.process = process;
    this.console = console;
    this.api = api;
    this.ready = ready;
    this.readyStatus = readyStatus;
    try {
      awaitReady();
    } catch (IllegalStateException e) {
      close();
      throw e;
    }
    this.startupTime = Duration.ofNanos(System.nanoTime() - start);
  }

  /**
   * Starts a process and waits until it is ready.
   *
   * @param folder working folder, also for {@code console.log}
   * @param environment additional environment variables
   * @param command command line
   * @param api base URI of the API
   * @param ready URI that shows when the server is ready
   * @param readyStatus status of the response of {@code ready} when the server is ready
   * @throws IllegalStateException if the process ends or does not get ready; the message contains
   *     its output
   */
  static Server start(
      Path folder,
      Map<String, String> environment,
      List<String> command,
      URI api,
      URI ready,
      int readyStatus) {
    Path console = folder.resolve("console.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(console.toFile());
    builder.environment().putAll(environment);
    return new Server(Unchecked.io(builder::start), console, api, ready, readyStatus);
  }

  private void awaitReady() {
    Instant end = Instant.now().plus(TIMEOUT);
    while (!isReady()) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        throw new IllegalStateException("the server is not ready:\n" + console());
      }
      Sleep.sleep(Duration.ofMillis(10));
    }
  }

  private boolean isReady() {
    try {
      return send(HttpRequest.newBuilder(ready)).statusCode() == readyStatus;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /**
   * Sends a GET request and returns the body of the response.
   *
   * @throws IllegalStateException if the status is not 200
   */
  static byte[] get(URI uri) {
    return body(HttpRequest.newBuilder(uri));
  }

  /**
   * Sends a request and returns the body of the response.
   *
   * @throws IllegalStateException if the status is not 200
   */
  static byte[] body(HttpRequest.Builder request) {
    HttpResponse<byte[]> response = send(request);
    if (response.statusCode() != 200) {
      throw new IllegalStateException(
          response.uri() + ": expected status 200, found " + response.statusCode());
    }
    return response.body();
  }

  /** Sends a request. */
  static HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw Sleep.interrupted(e);
    }
  }

  /** Returns an unused port, a different one each time. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = socket.getLocalPort();
      return USED_PORTS.add(port) ? port : freePort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static URI loopback(int port) {
    return URI.create("http://localhost:" + port);
  }

  URI api() {
    return api;
  }

  /** Returns the URI of a path on the management port. */
  URI management(String path) {
    return ready.resolve(path);
  }

  /** Returns the time from the start of the process until it was ready. */
  Duration startupTime() {
    return startupTime;
  }

  long pid() {
    return process.pid();
  }

  ResourceUsage usage() {
    return ResourceUsage.of(process.toHandle());
  }

  /** Returns the output of the process. */
  String console() {
    return Unchecked.io(() -> Files.readString(console));
  }

  @Override
  public void close() {
    try {
      process.destroy();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      throw Sleep.interrupted(e);
    }
  }
}
