package dev.irisops.training.limits;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import weka.classifiers.Classifier;

/**
 * A deserialized model, as the service has it.
 *
 * @param classifier deserialized classifier
 * @param heapBytes heap that one copy takes, in bytes
 */
public record LoadedModel(Classifier classifier, long heapBytes) {
  /** Half of the stack of a thread of the service, which has other calls on its stack too. */
  private static final long STACK_BYTES = 512 << 10;

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
    ModelFilter filter = new ModelFilter(limits, bytes.length, heap);
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
    try (ObjectInputStream in = new MeasuredStream(bytes, heap)) {
      in.setObjectInputFilter(filter);
      return (Classifier) in.readObject();
    }
  }

  private static final class MeasuredStream extends ObjectInputStream {
    private final HeapSize heap;

    MeasuredStream(byte[] bytes, HeapSize heap) throws IOException {
      super(new ByteArrayInputStream(bytes));
      this.heap = heap;
      enableResolveObject(true);
    }

    @Override
    protected Object resolveObject(Object object) {
      if (!object.getClass().isArray()) { // which the filter has seen, with its length
        heap.addObject(object);
      }
      return object;
    }
  }
}
