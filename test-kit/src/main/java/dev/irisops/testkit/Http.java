package dev.irisops.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** An HTTP/1.1 client of servers on this machine. It keeps connections open. */
public final class Http {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Http() {}

  /** Begins a request to a port of this machine. */
  public static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .timeout(Waiting.PATIENCE);
  }

  /**
   * Sends a request and returns the answer.
   *
   * @throws UncheckedIOException if there is none
   */
  public static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw Waiting.interrupted(e);
    }
  }

  /** Returns true if a GET is answered with 200; false if with anything else, or not at all. */
  public static boolean isOk(int port, String path) {
    try {
      return send(request(port, path).GET()).statusCode() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }
}
