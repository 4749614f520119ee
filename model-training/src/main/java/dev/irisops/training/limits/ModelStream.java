package dev.irisops.training.limits;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import weka.classifiers.CostMatrix;
import weka.classifiers.meta.Vote;

/**
 * Measures the objects of a model, and refuses what the service refuses although it knows the
 * classes.
 */
public final class ModelStream extends ObjectInputStream {
  private final HeapSize heap;
  private final List<Vote> votes = new ArrayList<>();
  private final List<CostMatrix> matrices = new ArrayList<>();

  /** Creates a stream of serialized objects, which still needs a filter. */
  public ModelStream(byte[] bytes) throws IOException {
    this(bytes, new HeapSize());
  }

  ModelStream(byte[] bytes, HeapSize heap) throws IOException {
    super(new ByteArrayInputStream(bytes));
    this.heap = heap;
    enableResolveObject(true);
  }

  @Override
  protected Object resolveObject(Object object) throws InvalidObjectException {
    if (object instanceof Vote vote) {
      votes.add(vote);
    }
    if (object instanceof CostMatrix matrix) {
      matrices.add(matrix);
    }
    if (elements(object).anyMatch(e -> e instanceof Collection || e instanceof Map)) {
      throw new InvalidObjectException("a collection in a collection");
    }
    if (!object.getClass().isArray()) { // which the filter has seen, with its length
      heap.addObject(object);
    }
    return object;
  }

  private static Stream<?> elements(Object object) {
    if (object instanceof Map<?, ?> map) {
      return Stream.concat(map.keySet().stream(), map.values().stream());
    }
    return object instanceof Collection<?> collection ? collection.stream() : Stream.empty();
  }

  /**
   * Refuses a vote that names model files, and a cost matrix with an expression, as the service
   * does. To be called after the last object.
   */
  public void requireHarmless() throws InvalidObjectException {
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
}
