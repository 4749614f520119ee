package dev.irisops.serving.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A TCP connection to the service, for requests that no HTTP client would send. */
public final class RawConnection implements AutoCloseable {
  /** Longer than any limit of the server. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Socket socket;

  /** Connects to a port of this machine. */
  public RawConnection(int port) {
    this(port, InetAddress.getLoopbackAddress());
  }

  /**
   * Connects to a port of this machine.
   *
   * @param from the address of the client
   */
  public RawConnection(int port, InetAddress from) {
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), port, from, 0);
      socket.setSoTimeout((int) PATIENCE.toMillis());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the head of a request for a prediction.
   *
   * @param headers each with its line end
   */
  public static String head(String headers) {
    return "POST /predict HTTP/1.1\r\nHost: localhost\r\nX-API-Key: dev\r\n"
        + "Content-Type: application/json\r\n"
        + headers
        + "\r\n";
  }

  /** Returns a request for a prediction as it should be. */
  public static String request() {
    return head("Content-Length: " + ServiceClient.SETOSA.length() + "\r\n") + ServiceClient.SETOSA;
  }

  /** Sends text, one byte a character. Returns false if the server takes no more. */
  public boolean send(String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Ends the stream of requests, but not that of the answers. */
  public void endOfSending() {
    try {
      socket.shutdownOutput();
    } catch (IOException e) {
      // the server has closed already
    }
  }

  /**
   * Returns all that comes back until the server closes the connection.
   *
   * @throws AssertionError if it does not close
   */
  public String readToEnd() {
    StringBuilder text = new StringBuilder();
    for (int next = read(); next >= 0; next = read()) {
      text.append((char) next);
    }
    return text.toString();
  }

  /** Returns the next line without its end; empty if the server closes instead. */
  public String readLine() {
    StringBuilder line = new StringBuilder();
    for (int next = read(); next >= 0 && next != '\n'; next = read()) {
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }

  /** Reads an answer up to the end of its body, and returns its status line. */
  public String readResponse() {
    String status = readLine();
    int length = 0;
    for (String line = readLine(); !line.isEmpty(); line = readLine()) {
      if (line.startsWith("Content-Length: ")) {
        length = Integer.parseInt(line.substring("Content-Length: ".length()));
      }
    }
    for (int i = 0; i < length; i++) {
      assertThat(read()).isNotNegative();
    }
    return status;
  }

  /** Returns the next byte, or -1 at the end; a reset is an end too. */
  private int read() {
    try {
      return socket.getInputStream().read();
    } catch (SocketTimeoutException e) {
      throw new AssertionError("the server neither answers nor closes the connection", e);
    } catch (SocketException e) {
      return -1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
