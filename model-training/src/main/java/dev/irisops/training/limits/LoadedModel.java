package dev.irisops.training.limits;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import weka.classifiers.Classifier;

/**
 * A deserialized model, as the service has it.
 *
 * @param classifier deserialized classifier; one that changes itself while it predicts is made
 *     constant, as in the service
 * @param heapBytes heap that one copy takes, in bytes
 */
public record LoadedModel(Classifier classifier, long heapBytes) {
  /** Half of the stack of a thread of the service, which has other calls on its stack too. */
  private static final long STACK_BYTES = 512 << 10;

  private static final Set<String> CHANGING =
      ServiceFile.lines("changing-classes.txt").collect(Collectors.toUnmodifiableSet());

  /**
   * Deserializes a model within the limits of the service.
   *
   * @param file file of the bundle, for messages
   * @param bytes serialized model
   * @throws BundleRefusedException if the service would refuse it
   */
  public static LoadedModel read(String file, byte[] bytes, BundleLimits limits) {
    limits.requireModel(file, bytes);
    HeapSize heap = new HeapSize();
    ModelFilter filter = ModelFilter.ofBundle(limits, bytes.length, heap);
    FutureTask<Classifier> task = new FutureTask<>(() -> read(bytes, filter, heap));
    new Thread(null, task, "model-reader", STACK_BYTES).start();
    try {
      return new LoadedModel(task.get(), heap.bytes());
    } catch (ExecutionException e) {
      throw new BundleRefusedException(file, filter.refusal().orElseGet(() -> problem(e)));
    } catch (InterruptedException e) {
      throw new IllegalStateException("nothing interrupts the trainer", e);
    }
  }

  private static String problem(ExecutionException e) {
    return e.getCause() instanceof StackOverflowError
        ? "expected less deeply nested objects: the stack of the service is too small for them"
        : "expected a serialized classifier, found " + e.getCause();
  }

  private static Classifier read(byte[] bytes, ModelFilter filter, HeapSize heap)
      throws IOException, ClassNotFoundException {
    try (ModelStream in = new ModelStream(bytes, heap)) {
      in.setObjectInputFilter(filter);
      Classifier classifier = (Classifier) in.readObject();
      in.requireHarmless();
      return filter.found().stream().anyMatch(CHANGING::contains)
          ? new FreshClassifier(classifier)
          : classifier;
    }
  }
}
