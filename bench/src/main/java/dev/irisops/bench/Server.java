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

/** A program that serves HTTP on loopback until it is closed. */
final class Server implements AutoCloseable {
  /** Because the system may name a port again that nobody listens on yet. */
  private static final Set<Integer> GIVEN_OUT = ConcurrentHashMap.newKeySet();

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Process process;
  private final Path console;
  private final URI api;
  private final URI ready;
  private final Duration startUp;

  private Server(Process process, Path console, URI api, URI ready) {
    long start = System.nanoTime();
    this.process = process;
    this.console = console;
    this.api = api;
    this.ready = ready;
    try {
      awaitReady();
    } catch (IllegalStateException e) {
      close();
      throw e;
    }
    this.startUp = Duration.ofNanos(System.nanoTime() - start);
  }

  /**
   * Starts a program and returns when it is ready.
   *
   * @param folder its working folder, which gets its {@code console.log}
   * @param api where its API is
   * @param ready what it answers with 200 when it is ready
   * @throws IllegalStateException with what it printed, if it ends or does not become ready
   */
  static Server start(
      Path folder, Map<String, String> environment, List<String> command, URI api, URI ready) {
    Path console = folder.resolve("console.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(console.toFile());
    builder.environment().putAll(environment);
    try {
      return new Server(builder.start(), console, api, ready);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitReady() {
    Instant end = Instant.now().plus(PATIENCE);
    while (!answers(ready)) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        throw new IllegalStateException("it does not become ready:\n" + console());
      }
      Pause.of(Duration.ofMillis(10));
    }
  }

  private static boolean answers(URI uri) {
    try {
      return get(uri).statusCode() == 200;
    } catch (UncheckedIOException e) {
      return false; // not listening yet
    }
  }

  static HttpResponse<byte[]> get(URI uri) {
    return send(HttpRequest.newBuilder(uri).GET());
  }

  static HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw Pause.interrupted(e);
    }
  }

  /** A port that nothing listens on, another one each time. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = socket.getLocalPort();
      return GIVEN_OUT.add(port) ? port : freePort();
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

  /** What is on the port that told that it is ready. */
  URI management(String path) {
    return ready.resolve(path);
  }

  /** From the start of the process to its first ready answer. */
  Duration startUp() {
    return startUp;
  }

  long pid() {
    return process.pid();
  }

  Usage usage() {
    return Usage.of(process.toHandle());
  }

  /** All that the process has printed. */
  String console() {
    try {
      return Files.readString(console);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      process.destroy();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      throw Pause.interrupted(e);
    }
  }
}
