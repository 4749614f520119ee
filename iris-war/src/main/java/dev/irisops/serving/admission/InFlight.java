package dev.irisops.serving.admission;

import dev.irisops.serving.problem.Problem;
import dev.irisops.serving.problem.ProblemException;
import dev.irisops.serving.problem.ProblemType;
import java.util.concurrent.Semaphore;
import java.util.function.ToLongFunction;

/**
 * The requests in flight: as many as there are places and memory for. A request enters when its
 * body has arrived.
 */
public final class InFlight {
  /** The unit of the semaphore, whose permits are an {@code int}. */
  private static final int KIB = 1 << 10;

  private final ToLongFunction<String> heapOf;

  /** The memory that a request takes at least, in KiB, so that there are never too many of them. */
  private final int place;

  private final int total;
  private final Semaphore free;

  /**
   * @param heapOf the most heap, in bytes, that a request takes, by its body
   */
  public InFlight(Limits limits, ToLongFunction<String> heapOf) {
    this.heapOf = heapOf;
    this.place = (int) Math.max(1, limits.budget().inFlight() / KIB / limits.maxInFlight());
    this.total = place * limits.maxInFlight();
    this.free = new Semaphore(total);
  }

  private InFlight(InFlight shared, ToLongFunction<String> heapOf) {
    this.heapOf = heapOf;
    this.place = shared.place;
    this.total = shared.total;
    this.free = shared.free;
  }

  /**
   * Returns the same places and the same memory, for another kind of requests.
   *
   * @param heapOfOthers the most heap, in bytes, that such a request takes, by its body
   */
  public InFlight sharedWith(ToLongFunction<String> heapOfOthers) {
    return new InFlight(this, heapOfOthers);
  }

  /**
   * Enters a request.
   *
   * @param body its body
   * @return what it must give to {@link #leave}
   * @throws ProblemException at once, if too many other requests are in flight, or if this one
   *     could never enter
   */
  public int enter(String body) {
    long needed = Math.max(place, heapOf.applyAsLong(body) / KIB);
    if (needed > total) {
      throw new ProblemException(
          ProblemType.BODY_TOO_LARGE,
          "expected a request that fits into %d KiB of memory with its answer, found one of up to %d"
              .formatted(total, needed));
    } else if (!free.tryAcquire((int) needed)) {
      throw new ProblemException(
          Problem.passing(
              ProblemType.OVERLOADED, "too many requests are in flight; try again later"));
    }
    return (int) needed;
  }

  /** Ends a request that has entered. */
  public void leave(int entered) {
    free.release(entered);
  }
}
