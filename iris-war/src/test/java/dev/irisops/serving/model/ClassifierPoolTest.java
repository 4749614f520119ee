package dev.irisops.serving.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import weka.classifiers.Classifier;

class ClassifierPoolTest {
  private static final Duration PATIENCE = Duration.ofDays(1);

  @AfterEach
  void clearInterrupt() {
    Thread.interrupted();
  }

  @Test
  void copy_isNeverUsedByTwoThreadsAtOnce() {
    ClassifierPool pool = new ClassifierPool(2, FakeClassifier::answering);
    boolean alone =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    Workers.start(
                        () -> pool.with(PATIENCE, ClassifierPoolTest::isMine).orElseThrow()))
            .toList()
            .stream()
            .allMatch(Workers::join);
    assertThat(alone).isTrue();
  }

  private static boolean isMine(Classifier classifier) {
    AtomicBoolean busy = ((FakeClassifier) classifier).busy();
    boolean mine = busy.compareAndSet(false, true);
    Thread.yield();
    busy.set(false);
    return mine;
  }

  @Test
  void copies_areUsedAtTheSameTime() {
    ClassifierPool pool = new ClassifierPool(2, FakeClassifier::answering);
    CyclicBarrier together = new CyclicBarrier(2);
    Set<Classifier> used = ConcurrentHashMap.newKeySet();
    IntStream.range(0, 2)
        .mapToObj(
            i ->
                Workers.start(
                    () ->
                        pool.with(
                            PATIENCE,
                            copy -> {
                              await(together);
                              return used.add(copy);
                            })))
        .toList()
        .forEach(Workers::join);
    assertThat(used).hasSize(2);
  }

  private static void await(CyclicBarrier together) {
    try {
      together.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void copy_afterAFailure_isFree() {
    ClassifierPool pool = new ClassifierPool(1, FakeClassifier::answering);
    RuntimeException failure = new RuntimeException("no such luck");
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(
            () ->
                pool.with(
                    PATIENCE,
                    copy -> {
                      throw failure;
                    }))
        .isSameAs(failure);
    assertThat(pool.with(PATIENCE, copy -> true)).contains(true);
  }

  @Test
  void busyCopy_isWaitedForOnlyAsLongAsAllowed() {
    ClassifierPool pool = new ClassifierPool(1, FakeClassifier::answering);
    assertThat(pool.with(PATIENCE, copy -> pool.with(Duration.ZERO, other -> other)))
        .contains(Optional.empty());
    assertThat(pool.with(Duration.ZERO, copy -> true)).contains(true); // nothing to wait for
  }

  @Test
  void interruption_endsTheWaitAndIsKept() {
    ClassifierPool pool = new ClassifierPool(1, FakeClassifier::answering);
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(ModelFailureException.class)
        .isThrownBy(() -> pool.with(PATIENCE, copy -> copy))
        .withMessage("interrupted while waiting for a classifier");
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }
}
