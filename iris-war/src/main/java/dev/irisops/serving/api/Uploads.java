package dev.irisops.serving.api;

import dev.irisops.serving.prediction.Deadline;
import dev.irisops.serving.prediction.HttpMetrics;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * Reads bodies, of which so many may be on their way at once. Where all places are taken, the body
 * that has been waited for longest gives up its own, so that slow senders stop each other and not
 * those whose body is here.
 */
@Singleton
class Uploads {
  /** Within this time a body is not slow, however many there are. */
  private static final Duration GRACE = Duration.ofMillis(500);

  private final int maxBodyBytes;
  private final int places;
  private final int maxThreads;
  private final HttpMetrics metrics;
  private final LongSupplier nanoTime;

  /** Those with a place, the longest waiting first. */
  private final Deque<Upload> waiting = new ArrayDeque<>();

  /** Threads that read, also those whose upload has lost its place and that do not know it yet. */
  private int threads;

  /** One body on its way. */
  private static final class Upload {
    private final Deadline grace;
    private volatile boolean hasPlace = true;

    Upload(Deadline grace) {
      this.grace = grace;
    }
  }

  @Inject
  Uploads(LimitsConfig limits, HttpMetrics metrics) {
    this(limits, metrics, System::nanoTime);
  }

  Uploads(LimitsConfig limits, HttpMetrics metrics, LongSupplier nanoTime) {
    this.maxBodyBytes = limits.maxBodyBytes();
    this.places = limits.maxUploads();
    this.maxThreads = limits.maxUploadThreads();
    this.metrics = metrics;
    this.nanoTime = nanoTime;
  }

  /**
   * The text of a body.
   *
   * @param length the length that the caller names; -1 if the body comes in chunks
   * @param context of the request, which is not in flight while its body is waited for
   * @throws OverloadedException if too many others are on their way, none of them slow; or, when it
   *     has come, too many in flight
   * @throws RequestTimeoutException if it does not come before the deadline, or is slow and another
   *     needs its place
   * @throws RuntimeException as {@link RequestBody#text}
   */
  String text(InputStream body, long length, RequestContext context) {
    Upload upload = begin();
    context.leave();
    try {
      String text =
          RequestBody.text(
              body, length, maxBodyBytes, () -> context.deadline().isOver() || !upload.hasPlace);
      context.enter();
      return text;
    } finally {
      end(upload);
    }
  }

  private synchronized Upload begin() {
    if (threads == maxThreads || waiting.size() == places && !waiting.getFirst().grace.isOver()) {
      metrics.shed();
      throw new OverloadedException("too many bodies are on their way; try again later");
    }
    if (waiting.size() == places) {
      waiting.removeFirst().hasPlace = false;
    }
    Upload upload = new Upload(Deadline.in(GRACE, nanoTime));
    waiting.addLast(upload);
    threads++;
    return upload;
  }

  private synchronized void end(Upload upload) {
    waiting.remove(upload); // does nothing if it has lost its place
    threads--;
  }
}
