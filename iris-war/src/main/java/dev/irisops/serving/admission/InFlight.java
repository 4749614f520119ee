package dev.irisops.serving.admission;

import dev.irisops.serving.problem.Problem;
import dev.irisops.serving.problem.ProblemException;
import dev.irisops.serving.problem.ProblemType;
import java.util.concurrent.Semaphore;

/** The places of the requests in flight. A request takes one when its body has arrived. */
public final class InFlight {
  private final Semaphore places;

  /** Creates {@link Limits#maxInFlight()} places. */
  public InFlight(Limits limits) {
    this.places = new Semaphore(limits.maxInFlight());
  }

  /**
   * Takes a place.
   *
   * @throws ProblemException at once, if no place is free
   */
  public void enter() {
    if (!places.tryAcquire()) {
      throw new ProblemException(
          Problem.passing(
              ProblemType.OVERLOADED, "too many requests are in flight; try again later"));
    }
  }

  /** Gives a place back. */
  public void leave() {
    places.release();
  }
}
