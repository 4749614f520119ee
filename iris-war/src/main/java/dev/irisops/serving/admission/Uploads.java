package dev.irisops.serving.admission;

import static java.util.Comparator.comparingLong;

import dev.irisops.serving.problem.Problem;
import dev.irisops.serving.problem.ProblemException;
import dev.irisops.serving.problem.ProblemType;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Reads request bodies, as many at a time as there is memory and threads for.
 *
 * <p>When the memory is taken, the client address with the largest share gives some to an address
 * that would still have a smaller one. Otherwise, the body that has waited longest gives way, once
 * it is slow. A thread that waits for a body cannot be freed, so each address leaves some free.
 */
public final class Uploads {
  /** Within this time a body is not slow, however many there are. */
  private static final Duration GRACE = Duration.ofMillis(500);

  /** An address may have fewer threads than this for each that is free. */
  private static final int THREADS_PER_FREE_THREAD = 3;

  private final int maxBodyBytes;

  /** The memory that a body takes at least, so that there are never more bodies than places. */
  private final long place;

  private final LongSupplier nanoTime;
  private long freeBytes;
  private int freeThreads;
  private final Map<String, Client> clients = new HashMap<>();

  /** The uploads that have memory, the longest waiting first. */
  private final Deque<Upload> waiting = new ArrayDeque<>();

  /** What the uploads of an address have together. */
  private static final class Client {
    private long bytes;

    /** The threads that read, including those whose upload has just lost its memory. */
    private int threads;
  }

  /** A body on its way. */
  private static final class Upload {
    private final Client client;
    private final long bytes;
    private final Deadline grace;
    private final RequestBody body;
    private volatile boolean lost;

    Upload(Client client, long bytes, Deadline grace, RequestBody body) {
      this.client = client;
      this.bytes = bytes;
      this.grace = grace;
      this.body = body;
    }
  }

  /**
   * @param nanoTime the clock, in nanoseconds from any origin
   */
  public Uploads(Limits limits, LongSupplier nanoTime) {
    this.maxBodyBytes = limits.maxBodyBytes();
    this.place = Math.max(1, limits.budget().bodies() / limits.maxUploads());
    this.freeBytes = Math.max(maxBodyBytes, place * limits.maxUploads());
    this.freeThreads = limits.maxUploadThreads();
    this.nanoTime = nanoTime;
  }

  /**
   * Returns the text of a body.
   *
   * @param address the address of the client
   * @param length the {@code Content-Length}; -1 if the body comes in chunks
   * @throws ProblemException if too many other bodies are on their way and none gives way; if this
   *     body misses the deadline, or gives way to another; or as {@link RequestBody#text}
   */
  public String text(String address, InputStream body, long length, Deadline deadline) {
    return reading(
        address, length, upload -> upload.body.text(body, () -> deadline.isOver() || upload.lost));
  }

  /**
   * Returns the bytes of a body, without their compression. A compressed one takes the memory of
   * the longest body, which it may become.
   *
   * @param address the address of the client
   * @param length the {@code Content-Length}; -1 if the body comes in chunks
   * @throws ProblemException as {@link #text}, or as {@link RequestBody#bytes}
   */
  public byte[] bytes(
      String address, InputStream body, long length, ContentCoding coding, Deadline deadline) {
    return reading(
        address,
        coding == ContentCoding.IDENTITY ? length : -1,
        upload -> upload.body.bytes(body, () -> deadline.isOver() || upload.lost, coding));
  }

  private <T> T reading(String address, long length, Function<Upload, T> read) {
    Upload upload = begin(address, length);
    try {
      return read.apply(upload);
    } finally {
      end(address, upload);
    }
  }

  private synchronized Upload begin(String address, long length) {
    Client client = clients.getOrDefault(address, new Client());
    long bytes = Math.max(place, Math.min(length < 0 ? Long.MAX_VALUE : length, maxBodyBytes));
    if (client.threads >= THREADS_PER_FREE_THREAD * freeThreads) {
      throw overloaded();
    }
    while (freeBytes < bytes) {
      takeFrom(giver(client, bytes));
    }
    Upload upload =
        new Upload(
            client, bytes, Deadline.in(GRACE, nanoTime), new RequestBody(length, maxBodyBytes));
    clients.put(address, client);
    waiting.addLast(upload);
    client.bytes += bytes;
    client.threads++;
    freeBytes -= bytes;
    freeThreads--;
    return upload;
  }

  private synchronized void end(String address, Upload upload) {
    if (!upload.lost) {
      release(upload);
    }
    freeThreads++;
    upload.client.threads--;
    if (upload.client.threads == 0) {
      clients.remove(address);
    }
  }

  private void release(Upload upload) {
    waiting.remove(upload);
    upload.client.bytes -= upload.bytes;
    freeBytes += upload.bytes;
  }

  private void takeFrom(Upload upload) {
    release(upload);
    upload.lost = true;
    upload.body.discard();
  }

  /**
   * Returns the upload that gives its memory to another.
   *
   * @param taker the client of the other
   * @param bytes what it needs
   * @throws ProblemException if no upload gives way
   */
  private Upload giver(Client taker, long bytes) {
    Client richest = clients.values().stream().max(comparingLong(c -> c.bytes)).orElseThrow();
    boolean mustShare = richest.bytes > taker.bytes + bytes;
    return waiting.stream()
        .filter(
            mustShare
                ? upload -> upload.client == richest
                : upload -> upload.client.bytes >= taker.bytes && upload.grace.isOver())
        .findFirst()
        .orElseThrow(Uploads::overloaded);
  }

  private static ProblemException overloaded() {
    return new ProblemException(
        Problem.passing(
            ProblemType.OVERLOADED, "too many request bodies are on their way; try again later"));
  }
}
