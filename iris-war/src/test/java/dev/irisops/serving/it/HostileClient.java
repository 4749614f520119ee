package dev.irisops.serving.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** One connection of a client that does not do what HTTP asks of it. */
final class HostileClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;

  private final Socket socket;

  HostileClient(int port) {
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    bePatient();
  }

  /** The head of a request for a prediction, with {@code headers} that each end with a line end. */
  static String head(String headers) {
    return "POST /predict HTTP/1.1\r\nHost: localhost\r\nX-API-Key: dev\r\n"
        + "Content-Type: application/json\r\n"
        + headers
        + "\r\n";
  }

  /** A request for a prediction, as it should be. */
  static String request() {
    return head("Content-Length: " + Service.SETOSA.length() + "\r\n") + Service.SETOSA;
  }

  /** Sends {@code text}; false if the server takes no more. */
  boolean send(String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Says that nothing more will be sent. */
  void endOfSending() {
    try {
      socket.shutdownOutput();
    } catch (IOException e) {
      // the server has closed already
    }
  }

  /**
   * All that comes back until the server closes.
   *
   * @throws AssertionError if it does not close
   */
  String answerUntilClosed() {
    StringBuilder answer = new StringBuilder();
    try {
      for (int next = read(); next >= 0; next = read()) {
        answer.append((char) next);
      }
    } catch (SocketTimeoutException e) {
      throw new AssertionError("the server does not close, but says: " + answer, e);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return answer.toString();
  }

  /** The first line that comes back; empty if the server closes without a word. */
  String statusLine() {
    StringBuilder line = new StringBuilder();
    try {
      for (int next = read(); next >= 0 && next != '\r'; next = read()) {
        line.append((char) next);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return line.toString();
  }

  private void bePatient() {
    try {
      socket.setSoTimeout(PATIENCE_MILLIS);
    } catch (SocketException e) {
      throw new AssertionError(e);
    }
  }

  /** The next byte, or -1 at the end; a reset is an end too. */
  private int read() throws IOException {
    try {
      return socket.getInputStream().read();
    } catch (SocketException e) {
      return -1;
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
