package dev.irisops.serving.model;

import dev.irisops.serving.prediction.Deadline;
import dev.irisops.serving.prediction.DeadlineExceededException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import weka.classifiers.Classifier;

/**
 * Equal copies of one classifier, each used by one thread at a time, because most of Weka's answer
 * wrongly, and without an exception, when threads share them.
 */
final class ClassifierPool {
  private final BlockingQueue<Classifier> idle;

  /**
   * @param copies how many threads can predict at once, at least 1
   * @param copy makes one more copy
   */
  ClassifierPool(int copies, Supplier<Classifier> copy) {
    idle = new ArrayBlockingQueue<>(copies, false, Stream.generate(copy).limit(copies).toList());
  }

  /**
   * What {@code use} makes of a copy that no other thread has meanwhile; waits for one to be free.
   *
   * @throws DeadlineExceededException if none is free before {@code deadline}
   * @throws ModelFailureException if {@code use} fails or the thread is interrupted while waiting
   */
  <T> T with(Deadline deadline, Use<T> use) {
    Classifier classifier = take(deadline);
    try {
      return use.apply(classifier);
    } catch (Exception e) { // Weka's classifiers declare no narrower one
      throw new ModelFailureException("the classifier failed: " + e.getMessage(), e);
    } finally {
      idle.add(classifier);
    }
  }

  private Classifier take(Deadline deadline) {
    try {
      return Optional.ofNullable(idle.poll(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS))
          .orElseThrow(DeadlineExceededException::new);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelFailureException("interrupted while waiting for a classifier", e);
    }
  }

  /** Something done with a classifier. */
  @FunctionalInterface
  interface Use<T> {
    T apply(Classifier classifier) throws Exception;
  }
}
