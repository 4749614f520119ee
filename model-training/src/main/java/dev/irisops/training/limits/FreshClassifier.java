package dev.irisops.training.limits;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import weka.classifiers.Classifier;
import weka.classifiers.lazy.IBk;
import weka.core.Capabilities;
import weka.core.Instance;
import weka.core.Instances;

/**
 * A classifier that changes itself while it predicts, made constant: a copy that has never
 * predicted makes each prediction. The service does the same.
 *
 * <p>Copies share the training rows, which no classifier changes, so that a copy of a nearest
 * neighbour with the default search takes microseconds, however many rows it has. A search tree is
 * copied with its nodes.
 */
final class FreshClassifier implements Classifier {
  private final List<Instances> rows = new ArrayList<>();
  private final byte[] withoutRows;

  /** Stands for training rows in the serialized copy. */
  private record Rows(int index) implements Serializable {}

  /**
   * @param original read through the filter; never used to predict
   */
  FreshClassifier(Classifier original) {
    withoutRows = chosen(original);
  }

  /**
   * Returns what {@code original} is copied from. A nearest neighbour that chooses its number of
   * neighbours does so when it is first asked, by a cross-validation that takes a second for some
   * thousand rows; so it is asked here, by one of its own rows, which changes nothing else.
   */
  private byte[] chosen(Classifier original) {
    byte[] bytes = serialized(original);
    if (!(original instanceof IBk neighbours && neighbours.getCrossValidate())) {
      return bytes;
    }
    Classifier asked = copy(bytes);
    ask(asked, rows.get(0).get(0));
    rows.clear();
    return serialized(asked);
  }

  private static void ask(Classifier classifier, Instance row) {
    try {
      classifier.distributionForInstance(row);
    } catch (Exception e) { // Weka's classifiers declare no narrower one
      throw new IllegalStateException("a classifier cannot answer its own row", e);
    }
  }

  private byte[] serialized(Classifier original) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new WithoutRows(bytes)) {
      out.writeObject(original);
    } catch (IOException e) {
      throw new UncheckedIOException("a classifier cannot be copied", e);
    }
    return bytes.toByteArray();
  }

  @Override
  public double[] distributionForInstance(Instance row) throws Exception {
    return copy().distributionForInstance(row);
  }

  @Override
  public double classifyInstance(Instance row) throws Exception {
    return copy().classifyInstance(row);
  }

  @Override
  public Capabilities getCapabilities() {
    return copy().getCapabilities();
  }

  @Override
  public void buildClassifier(Instances data) {
    throw new UnsupportedOperationException("a model is not trained again");
  }

  private Classifier copy() {
    return copy(withoutRows);
  }

  private Classifier copy(byte[] bytes) {
    try (ObjectInputStream in = new WithRows(new ByteArrayInputStream(bytes))) {
      return (Classifier) in.readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException("a classifier cannot be copied", e);
    }
  }

  private final class WithoutRows extends ObjectOutputStream {
    WithoutRows(ByteArrayOutputStream bytes) throws IOException {
      super(bytes);
      enableReplaceObject(true);
    }

    /** Keeps headers, which have no rows, because filters may change them. */
    @Override
    protected Object replaceObject(Object object) {
      if (object instanceof Instances instances && !instances.isEmpty()) {
        rows.add(instances);
        return new Rows(rows.size() - 1);
      }
      return object;
    }
  }

  private final class WithRows extends ObjectInputStream {
    WithRows(ByteArrayInputStream bytes) throws IOException {
      super(bytes);
      enableResolveObject(true);
    }

    @Override
    protected Object resolveObject(Object object) {
      return object instanceof Rows shared ? rows.get(shared.index()) : object;
    }
  }
}
