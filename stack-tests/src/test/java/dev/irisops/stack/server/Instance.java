package dev.irisops.stack.server;

import dev.irisops.stack.tool.Command;
import dev.irisops.stack.tool.Repository;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A pod of the service, so to speak: its ports and its bundle stay when the process is replaced.
 */
public final class Instance implements AutoCloseable {
  private static final Path BUNDLE = Repository.root().resolve("model-training/target/model/iris");

  private final int port = Server.freePort();
  private final int managementPort = Server.freePort();
  private final Path bundle = Server.newFolder("bundle").resolve("iris");
  private Server process;

  /** Not started yet; its bundle is the one that was trained. */
  public Instance() {
    putBundleBack();
  }

  /** Of the API. */
  public int port() {
    return port;
  }

  /** Of health and runtime metrics. */
  public int managementPort() {
    return managementPort;
  }

  /** Starts a process on the ports of before. */
  public void start() {
    process =
        IrisApi.start(
            port,
            managementPort,
            Map.of("IRIS_MODEL_DIR", bundle.toString(), "IRIS_MODEL_RELOAD_INTERVAL", "0.1"));
  }

  /** Ends the process at once. */
  public void kill() {
    process.kill();
  }

  /** As if its volume were empty. */
  public void removeBundle() {
    Command.of("rm", "-rf", bundle.toString()).output();
  }

  /** The bundle that was trained. */
  public void putBundleBack() {
    removeBundle();
    Command.of("cp", "-r", BUNDLE.toString(), bundle.toString()).output();
  }

  /** Another model than the one whose digest the card has. */
  public void breakBundle() {
    Repository.write(bundle.resolve("model.bin"), "not a model");
  }

  /** The status that a call is answered with. */
  public int post(String path, String json) {
    return process.post(path, json).statusCode();
  }

  /**
   * One call of {@code /predict} that the service answers late: it is stopped between the two
   * halves of the request, so that it is the service that is slow and not its caller.
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
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      send(socket, head + body.substring(0, 10));
      Patience.sleep(Duration.ofMillis(300)); // until the request has come to the service's code
      stopFor(stop, () -> send(socket, body.substring(10)));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!answer.startsWith("HTTP/1.1 200")) {
        throw new AssertionError(answer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void stopFor(Duration stop, Runnable meanwhile) {
    process.signal("STOP");
    try {
      meanwhile.run();
      Patience.sleep(stop);
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
