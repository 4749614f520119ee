package dev.irisops.serving.http;

import dev.irisops.serving.admission.InFlight;
import dev.irisops.serving.admission.Uploads;
import java.util.function.ToLongFunction;

/**
 * The steps of a request before its answer, which all servlets share.
 *
 * @param checks the checks of the head
 * @param uploads the reader of the body
 * @param inFlight the places in flight
 */
public record Pipeline(RequestChecks checks, Uploads uploads, InFlight inFlight) {
  /**
   * Returns the same steps for another kind of requests, which shares the places in flight.
   *
   * @param heapOf the most heap, in bytes, that such a request takes, by its body
   */
  public Pipeline with(ToLongFunction<String> heapOf) {
    return new Pipeline(checks, uploads, inFlight.sharedWith(heapOf));
  }
}
