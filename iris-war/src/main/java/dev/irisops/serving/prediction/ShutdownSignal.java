package dev.irisops.serving.prediction;

/**
 * Tells that the process is about to end. At first others are told, and requests are still
 * answered; in the end what has begun is finished, and nothing new is taken.
 */
public interface ShutdownSignal {
  /** Whether the process is about to end; once true, always true. */
  boolean isRaised();

  /** Whether new requests are refused; once true, always true, and never before the signal. */
  boolean refusesRequests();
}
