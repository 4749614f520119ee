package dev.irisops.training.modelfile;

import dev.irisops.training.limits.BundleLimits;
import dev.irisops.training.limits.ModelFilter;
import dev.irisops.training.limits.ModelStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import weka.classifiers.Classifier;
import weka.core.Instances;

/**
 * The content of a model file, as the Explorer and the command line of Weka save it.
 *
 * @param name name of the file
 * @param classifier the trained classifier
 * @param instances the header of its training data, without rows; empty if the file has none
 */
public record WekaModelFile(String name, Classifier classifier, Optional<Instances> instances) {
  /** Enough for the deepest nesting that the limits allow. */
  private static final long STACK_BYTES = 16 << 20;

  /**
   * Reads a file behind a filter, because Java deserialization runs code of the classes that a
   * stream names.
   *
   * @param weka version of Weka that reads it, for messages
   * @throws InvalidModelException if it is no model that the service can serve
   */
  public static WekaModelFile read(Path path, String weka) {
    BundleLimits limits = BundleLimits.ofService();
    byte[] bytes = ModelContent.of(path, limits.modelBytes() + limits.textBytes());
    ModelFilter filter = ModelFilter.ofModelFile(limits, bytes.length);
    String name = String.valueOf(path.getFileName());
    FutureTask<WekaModelFile> task = new FutureTask<>(() -> read(name, bytes, filter));
    new Thread(null, task, "model-reader", STACK_BYTES).start();
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof InvalidModelException invalid
          ? invalid
          : new InvalidModelException(
              name, new ReadFailure("Weka " + weka, filter).problem(e.getCause()));
    } catch (InterruptedException e) {
      throw new IllegalStateException("nothing interrupts the trainer", e);
    }
  }

  private static WekaModelFile read(String name, byte[] bytes, ModelFilter filter)
      throws IOException, ClassNotFoundException {
    try (ModelStream in = new ModelStream(bytes)) {
      in.setObjectInputFilter(filter);
      Object first = in.readObject();
      if (first instanceof Classifier classifier) {
        WekaModelFile file = new WekaModelFile(name, classifier, header(in));
        in.requireHarmless();
        return file;
      }
      String found = first == null ? "nothing" : first.getClass().getName();
      throw new InvalidModelException(name, "expected a classifier, found " + found);
    }
  }

  /** Only a header is of use; any other second object is ignored. */
  private static Optional<Instances> header(ObjectInputStream in)
      throws IOException, ClassNotFoundException {
    try {
      return in.readObject() instanceof Instances header ? Optional.of(header) : Optional.empty();
    } catch (EOFException e) {
      return Optional.empty();
    }
  }
}
