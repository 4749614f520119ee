package dev.irisops.serving.api;

import dev.irisops.serving.prediction.Deadline;
import dev.irisops.serving.prediction.HttpMetrics;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;

/**
 * Waits for bodies that are still on their way, but only for so many at once: whoever sends slowly
 * takes places from others who send slowly, never all from those whose body is here.
 */
@Singleton
class Uploads {
  private final int maxBodyBytes;
  private final HttpMetrics metrics;
  private final Semaphore places;

  @Inject
  Uploads(LimitsConfig limits, HttpMetrics metrics) {
    this.maxBodyBytes = limits.maxBodyBytes();
    this.metrics = metrics;
    this.places = new Semaphore(limits.maxUploads());
  }

  /**
   * The text of a body.
   *
   * @param length the length that the caller names; -1 if the body comes in chunks
   * @throws OverloadedException if it is not here yet, and too many others are not
   * @throws RequestTimeoutException if it does not come before {@code deadline}
   * @throws RuntimeException as {@link RequestBody#text}
   */
  String text(InputStream body, long length, Deadline deadline) {
    try {
      return isHere(body, length) ? RequestBody.text(body, (int) length) : await(body, deadline);
    } catch (IOException e) {
      throw new IncompleteBodyException(e);
    }
  }

  private boolean isHere(InputStream body, long length) throws IOException {
    return length >= 0 && length <= maxBodyBytes && body.available() >= length;
  }

  private String await(InputStream body, Deadline deadline) {
    if (!places.tryAcquire()) {
      metrics.shed();
      throw new OverloadedException("too many bodies are on their way; try again later");
    }
    try {
      return RequestBody.text(body, maxBodyBytes, deadline);
    } finally {
      places.release();
    }
  }
}
