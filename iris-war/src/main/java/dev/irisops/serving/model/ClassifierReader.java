package dev.irisops.serving.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import weka.classifiers.Classifier;
import weka.classifiers.CostMatrix;
import weka.classifiers.meta.Vote;

/**
 * Deserializes {@code model.bin}, and nothing but a classifier.
 *
 * <p>Java deserialization runs code of any class that a stream names, so {@link AllowedClasses}
 * lists them one by one; see {@code docs/rationale.md}, "How do the allowed classes come about?".
 */
final class ClassifierReader {
  private ClassifierReader() {}

  /**
   * Reads the classifier in {@code bytes}, whose digest has been verified.
   *
   * @throws InvalidBundleException if it is not a serialized Weka classifier of allowed classes, or
   *     as soon as its objects take more than {@code heap} leaves for a copy
   */
  static ReadClassifier read(byte[] bytes, ModelHeap heap) {
    return LargeStack.call(() -> deserialize(bytes, heap));
  }

  private static ReadClassifier deserialize(byte[] bytes, ModelHeap heap) {
    HeapMeter meter = new HeapMeter(heap.maxCopy(bytes.length));
    AllowedClasses filter = new AllowedClasses(bytes.length, meter);
    try (ModelStream in = new ModelStream(bytes, meter)) {
      in.setObjectInputFilter(filter);
      Classifier classifier = classifier(in.readObject());
      in.requireHarmless();
      return new ReadClassifier(classifier, meter.bytes(), Sharing.of(filter.found()));
    } catch (IOException
        | ReflectiveOperationException
        | RuntimeException // which readObject of a class may throw on bytes that it never wrote
        | StackOverflowError e) { // nesting in the code of a class that the filter does not see
      throw meter.isFull() ? heap.tooLarge(e) : refusal(filter, e);
    }
  }

  private static Classifier classifier(Object object) throws InvalidObjectException {
    if (Objects.requireNonNull(object, "null") instanceof Classifier classifier) {
      return classifier;
    }
    throw new InvalidObjectException("the class " + object.getClass().getName());
  }

  private static InvalidBundleException refusal(AllowedClasses filter, Throwable e) {
    return new InvalidBundleException(
        "model.bin: expected a serialized classifier of known classes, found "
            + filter.refusal().orElseGet(e::toString),
        e);
  }

  /** Measures the objects, and refuses those that are no part of any model. */
  private static final class ModelStream extends ObjectInputStream {
    private final HeapMeter meter;
    private final List<Vote> votes = new ArrayList<>();
    private final List<CostMatrix> matrices = new ArrayList<>();

    ModelStream(byte[] bytes, HeapMeter meter) throws IOException {
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
      if (object instanceof Vote vote) {
        votes.add(vote);
      }
      if (object instanceof CostMatrix matrix) {
        matrices.add(matrix);
      }
      if (elements(object).anyMatch(e -> e instanceof Collection || e instanceof Map)) {
        throw new InvalidObjectException("a collection in a collection");
      }
      return object;
    }

    /**
     * Refuses a vote that names model files, because it reads them, without a filter, when another
     * classifier trains it, as locally weighted learning does for each prediction; and a cost
     * matrix with an expression, because that can call any method of Java. It is asked at the end,
     * because lists and matrices can be filled after their owner.
     */
    void requireHarmless() throws InvalidObjectException {
      if (votes.stream().anyMatch(vote -> vote.getPreBuiltClassifiers().length > 0)) {
        throw new InvalidObjectException("a Vote that reads model files");
      }
      if (matrices.stream().anyMatch(ModelStream::hasExpression)) {
        throw new InvalidObjectException("a cost matrix with an expression");
      }
    }

    private static boolean hasExpression(CostMatrix matrix) {
      int size = matrix.size();
      return IntStream.range(0, size * size)
          .anyMatch(cell -> !(matrix.getCell(cell / size, cell % size) instanceof Double));
    }

    private static Stream<?> elements(Object object) {
      if (object instanceof Map<?, ?> map) {
        return Stream.concat(map.keySet().stream(), map.values().stream());
      }
      return object instanceof Collection<?> collection ? collection.stream() : Stream.empty();
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description) throws ClassNotFoundException {
      return WarClasses.named(description);
    }
  }
}
