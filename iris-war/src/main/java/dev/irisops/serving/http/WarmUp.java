package dev.irisops.serving.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sends rows to the service's own {@code /predict} before it calls itself ready. A JVM answers its
 * first requests a hundred times as slowly as later ones, and would shed a load that it soon
 * carries. The requests take the whole path of any other, but are neither counted nor logged.
 */
public final class WarmUp implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(WarmUp.class.getName());
  private static final String HEADER = "X-Warm-Up";

  /** As many as a small service gets at once; the limit of requests in flight is above that. */
  private static final int SENDERS = Runtime.getRuntime().availableProcessors();

  private static final int POLL_MILLIS = 20;

  private final String secret = HexFormat.of().formatHex(new SecureRandom().generateSeed(16));
  private final int requests;
  private final AtomicInteger remaining;
  private final AtomicInteger senders = new AtomicInteger(SENDERS);
  private volatile boolean over;

  /**
   * @param requests how many requests to send; 0 for none
   */
  public WarmUp(int requests) {
    this.requests = requests;
    this.remaining = new AtomicInteger(requests);
    this.over = requests == 0;
  }

  /**
   * Begins to send, in threads of its own, as soon as the server listens.
   *
   * @param predict the address of {@code /predict}, if it is known
   * @param rows JSON bodies, sent in turn; without an address or a row, the warm-up is over at once
   */
  public void start(Optional<URI> predict, List<String> rows) {
    if (over || predict.isEmpty() || rows.isEmpty()) {
      over = true;
      return;
    }
    long start = System.nanoTime();
    for (int i = 0; i < SENDERS; i++) {
      Thread sender = new Thread(() -> send(predict.get(), rows, start), "iris-warm-up");
      sender.setDaemon(true);
      sender.start();
    }
  }

  private void send(URI predict, List<String> rows, long start) {
    try {
      for (int left = next(); left >= 0; left = next()) {
        post(predict, rows.get(left % rows.size()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (senders.decrementAndGet() == 0 && !over) {
      over = true;
      LOG.log(
          Level.INFO,
          "Warmed up with {0} requests in {1} ms",
          new Object[] {requests, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)});
    }
  }

  private int next() {
    return over ? -1 : remaining.decrementAndGet();
  }

  /** Sends a request, again and again until the server listens. */
  private void post(URI predict, String row) throws InterruptedException {
    while (!over) {
      try {
        exchange(predict, row.getBytes(StandardCharsets.UTF_8));
        return;
      } catch (IOException e) {
        LOG.log(Level.FINEST, "Not listening yet", e);
        Thread.sleep(POLL_MILLIS);
      }
    }
  }

  private void exchange(URI predict, byte[] row) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) predict.toURL().openConnection(Proxy.NO_PROXY);
    connection.setRequestMethod("POST");
    connection.setRequestProperty("Content-Type", "application/json");
    connection.setRequestProperty(HEADER, secret);
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(row.length);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(row);
    }
    boolean failed = connection.getResponseCode() >= 400;
    try (InputStream in = failed ? connection.getErrorStream() : connection.getInputStream()) {
      in.readAllBytes(); // so that the connection can be used again
    }
  }

  /** Returns true once the service is warm. */
  public boolean isOver() {
    return over;
  }

  /** Returns true if a request is one of this warm-up's. */
  boolean sent(HttpServletRequest request) {
    return !over && secret.equals(request.getHeader(HEADER));
  }

  /** Stops sending. */
  @Override
  public void close() {
    over = true;
  }
}
