package dev.irisops.serving.admission;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/**
 * The shares of the heap that callers and models can fill. An idle service with a small model takes
 * 64 MiB. Of the next 448 MiB, three eighths are for heads, one for bodies on their way, two for
 * requests in flight, and two for a model and its successor. Of the rest, half is for models, and
 * the others share the other half alike.
 *
 * @param heap the largest heap, in bytes
 * @param direct the most bytes of direct buffers, in which Liberty receives heads
 */
public record HeapBudget(long heap, long direct) {
  private static final long IDLE = 64L << 20;

  /** Divided into eighths; a heap of 512 MiB has this and {@link #IDLE}. */
  private static final long FIRST = 448L << 20;

  /** The quarter of {@link #FIRST} that is for models. */
  private static final long FIRST_MODELS = FIRST / 4;

  /** A JVM reports up to a thirtieth less than {@code -Xmx}, as its collector needs it. */
  private static final double OPTION_PER_HEAP = 1.04;

  /** A byte of a head, in a direct buffer, takes up to three on the heap, where it is parsed. */
  private static final int HEAP_PER_HEAD_BYTE = 3;

  /** A byte of a body becomes text: itself, a character in a buffer, and one in a string. */
  private static final int HEAP_PER_BODY_BYTE = 1 + 2 + 2;

  /** Liberty's buffer for a head that has begun. */
  private static final int HEAD_BUFFER = 8 << 10;

  /** The heads of the management port: 256 connections, 16 KiB each (server.xml), and a buffer. */
  private static final int MANAGEMENT_HEADS = 256 * ((16 << 10) + HEAD_BUFFER);

  /** Returns the budget of this process. */
  public static HeapBudget ofProcess() {
    long heap = Runtime.getRuntime().maxMemory();
    long option = maxDirectMemorySize();
    return new HeapBudget(heap, option > 0 ? option : heap); // as the JVM does without the option
  }

  /** Returns the value of {@code -XX:MaxDirectMemorySize}, or 0. */
  private static long maxDirectMemorySize() {
    try {
      CompositeData option =
          (CompositeData)
              ManagementFactory.getPlatformMBeanServer()
                  .invoke(
                      new ObjectName("com.sun.management:type=HotSpotDiagnostic"),
                      "getVMOption",
                      new Object[] {"MaxDirectMemorySize"},
                      new String[] {String.class.getName()});
      return Long.parseLong((String) option.get("value"));
    } catch (JMException e) { // not a HotSpot JVM
      return 0;
    }
  }

  /**
   * Returns the most bytes of heads, as they were sent, that all connections together may hold. A
   * quarter of the direct buffers is for what arrives until {@link HeadWatch} has closed them.
   */
  long heads() {
    return Math.min(eighths(3) / HEAP_PER_HEAD_BYTE, direct / 4 * 3);
  }

  /** Returns the most bytes of all bodies on their way together, as they are sent. */
  long bodies() {
    return eighths(1) / HEAP_PER_BODY_BYTE;
  }

  /** Returns the bytes of heap for all requests in flight: their text, rows and answers. */
  long inFlight() {
    return eighths(2);
  }

  /** Returns the bytes of heap for a model, its successor, and what reading that one takes. */
  public long models() {
    return Math.max(0, heap - IDLE) - eighths(6);
  }

  /**
   * Returns the {@code -Xmx}, in bytes, whose share for models is {@code bytes}.
   *
   * @param bytes at least 0
   */
  public static double optionFor(double bytes) {
    double first = Math.min(bytes, FIRST_MODELS);
    return OPTION_PER_HEAP * (IDLE + 4 * first + 2 * (bytes - first));
  }

  private long eighths(int count) {
    long rest = Math.max(0, heap - IDLE);
    long first = Math.min(rest, FIRST);
    return (first / 8 + (rest - first) / 12) * count; // six twelfths are half
  }

  /**
   * Checks that each connection may begin a head.
   *
   * @throws IllegalArgumentException if the heads do not fit
   */
  void checkConnections(int connections) {
    check("iris.max-connections", connections, HEAD_BUFFER, heads() - MANAGEMENT_HEADS);
  }

  /**
   * Checks that the longest body fits.
   *
   * @throws IllegalArgumentException if it does not
   */
  void checkBody(int maxBytes) {
    check("iris.max-body-bytes", maxBytes, HEAP_PER_BODY_BYTE, eighths(1));
  }

  private void check(String key, long value, int bytesEach, long available) {
    if (value * bytesEach > available) {
      throw new IllegalArgumentException(
          "%s: expected at most %d with a heap of %d bytes, found %d, which needs %d bytes of %d"
              .formatted(
                  key,
                  Math.max(0, available / bytesEach),
                  heap,
                  value,
                  value * bytesEach,
                  Math.max(0, available)));
    }
  }
}
