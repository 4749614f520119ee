package dev.irisops.serving.model;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import weka.classifiers.Classifier;

/**
 * Equal copies of one classifier, each used by one thread at a time. Most of Weka's classifiers
 * give wrong answers, without an exception, when threads share them.
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
   * Applies {@code use} to a copy that no other thread uses at the same time.
   *
   * @param patience how long to wait for a free copy
   * @return the result; empty if no copy was free within {@code patience}
   * @throws ModelFailureException if the thread is interrupted while it waits
   */
  <T> Optional<T> with(Duration patience, Function<Classifier, T> use) {
    return take(patience).map(classifier -> apply(use, classifier));
  }

  private <T> T apply(Function<Classifier, T> use, Classifier classifier) {
    try {
      return use.apply(classifier);
    } finally {
      idle.add(classifier);
    }
  }

  private Optional<Classifier> take(Duration patience) {
    try {
      return Optional.ofNullable(idle.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelFailureException("interrupted while waiting for a classifier", e);
    }
  }
}
