package dev.irisops.serving.prediction;

/** Tells that the process is about to end: what has begun is finished, nothing new is taken. */
@FunctionalInterface
public interface ShutdownSignal {
  /** Whether the process is about to end; once true, always true. */
  boolean isRaised();
}
