package dev.irisops.serving.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import weka.classifiers.Classifier;

/**
 * Deserializes {@code model.bin}, and nothing but a classifier.
 *
 * <p>Java deserialization runs code of any class that a stream names, so {@link AllowedClasses}
 * lists them one by one; see {@code docs/rationale.md}, "Why Java serialization, with a digest?".
 */
final class ClassifierReader {
  /** Enough for the deepest nesting that {@link BundleLimits} allows, whatever thread asks. */
  private static final long STACK_BYTES = 16 << 20;

  private ClassifierReader() {}

  /**
   * Reads the classifier in {@code bytes}, whose digest has been verified.
   *
   * @throws InvalidBundleException if it is not a serialized Weka classifier of allowed classes, or
   *     as soon as its objects take more than {@code heap} leaves for a copy
   */
  static ReadClassifier read(byte[] bytes, ModelHeap heap) {
    try {
      return CompletableFuture.supplyAsync(
              () -> deserialize(bytes, heap), ClassifierReader::runOnALargeStack)
          .join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof InvalidBundleException refusal ? refusal : e;
    }
  }

  private static void runOnALargeStack(Runnable work) {
    Thread thread = new Thread(null, work, "iris-model-read", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
  }

  private static ReadClassifier deserialize(byte[] bytes, ModelHeap heap) {
    HeapMeter meter = new HeapMeter(heap.maxCopy(bytes.length));
    AllowedClasses filter = new AllowedClasses(bytes.length, meter);
    try (ObjectInputStream in = new WarClassesStream(bytes, meter)) {
      in.setObjectInputFilter(filter);
      Classifier classifier = Objects.requireNonNull((Classifier) in.readObject(), "null");
      return new ReadClassifier(classifier, meter.bytes(), SharedClasses.allow(filter.found()));
    } catch (IOException
        | ReflectiveOperationException
        | RuntimeException // which readObject of a class may throw on bytes that it never wrote
        | StackOverflowError e) { // nesting in the code of a class that the filter does not see
      throw meter.isFull() ? heap.tooLarge(e) : refusal(filter, e);
    }
  }

  private static InvalidBundleException refusal(AllowedClasses filter, Throwable e) {
    return new InvalidBundleException(
        "model.bin: expected a serialized classifier of known classes, found "
            + filter.refusal().orElseGet(e::toString),
        e);
  }

  /** Resolves classes with the WAR's class loader, because the thread's may be the server's. */
  private static final class WarClassesStream extends ObjectInputStream {
    private final HeapMeter meter;

    WarClassesStream(byte[] bytes, HeapMeter meter) throws IOException {
      super(new ByteArrayInputStream(bytes));
      this.meter = meter;
      enableResolveObject(true);
    }

    /**
     * Measures each object, and refuses collections in collections, which no model has: hashing
     * forty lists, each of which holds the next one twice, takes years.
     */
    @Override
    protected Object resolveObject(Object object) throws InvalidObjectException {
      meter.addObject(object);
      if (elements(object).anyMatch(e -> e instanceof Collection || e instanceof Map)) {
        throw new InvalidObjectException("a collection in a collection");
      }
      return object;
    }

    private static Stream<?> elements(Object object) {
      if (object instanceof Map<?, ?> map) {
        return Stream.concat(map.keySet().stream(), map.values().stream());
      }
      return object instanceof Collection<?> collection ? collection.stream() : Stream.empty();
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description) throws ClassNotFoundException {
      return Class.forName(description.getName(), false, ClassifierReader.class.getClassLoader());
    }
  }
}
