package dev.irisops.serving.admission;

import dev.irisops.serving.problem.Problem;
import dev.irisops.serving.problem.ProblemException;
import dev.irisops.serving.problem.ProblemType;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * Reads request bodies, a limited number at a time. When all places are taken, the body that has
 * waited longest loses its place, so that slow senders stop each other and not the fast ones.
 */
public final class Uploads {
  /** Within this time a body is not slow, however many there are. */
  private static final Duration GRACE = Duration.ofMillis(500);

  private final int maxBodyBytes;
  private final int places;
  private final int maxThreads;
  private final LongSupplier nanoTime;

  /** The uploads with a place, the longest waiting first. */
  private final Deque<Upload> waiting = new ArrayDeque<>();

  /** The threads that read, including those whose upload has just lost its place. */
  private int threads;

  /** A body on its way. */
  private static final class Upload {
    private final Deadline grace;
    private volatile boolean hasPlace = true;

    Upload(Deadline grace) {
      this.grace = grace;
    }
  }

  /**
   * @param nanoTime the clock, in nanoseconds from any origin
   */
  public Uploads(Limits limits, LongSupplier nanoTime) {
    this.maxBodyBytes = limits.maxBodyBytes();
    this.places = limits.maxUploads();
    this.maxThreads = limits.maxUploadThreads();
    this.nanoTime = nanoTime;
  }

  /**
   * Returns the text of a body.
   *
   * @param length the {@code Content-Length}; -1 if the body comes in chunks
   * @throws ProblemException if too many other bodies are on their way and none of them is slow; if
   *     this body misses the deadline, or is slow while another needs its place; or as {@link
   *     RequestBody#text}
   */
  public String text(InputStream body, long length, Deadline deadline) {
    Upload upload = begin();
    try {
      return RequestBody.text(
          body, length, maxBodyBytes, () -> deadline.isOver() || !upload.hasPlace);
    } finally {
      end(upload);
    }
  }

  private synchronized Upload begin() {
    if (threads == maxThreads || waiting.size() == places && !waiting.getFirst().grace.isOver()) {
      throw new ProblemException(
          Problem.passing(
              ProblemType.OVERLOADED, "too many request bodies are on their way; try again later"));
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
    waiting.remove(upload); // does nothing if the upload has lost its place
    threads--;
  }
}
