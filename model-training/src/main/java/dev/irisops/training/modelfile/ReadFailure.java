package dev.irisops.training.modelfile;

import dev.irisops.training.limits.ModelFilter;
import dev.irisops.training.limits.RefusedClasses;
import java.io.EOFException;
import java.io.InvalidObjectException;
import java.io.StreamCorruptedException;

/**
 * Says why a stream is no model that can be imported.
 *
 * @param weka Weka with its version
 * @param filter filter of the stream
 */
record ReadFailure(String weka, ModelFilter filter) {
  /** Returns the problem that an exception of the stream stands for. */
  String problem(Throwable failure) {
    if (filter.refusedClass().isPresent()) {
      return refused(filter.refusedClass().get());
    }
    if (filter.refusal().isPresent()) {
      return filter.refusal().get();
    }
    if (failure instanceof ClassNotFoundException) {
      return "found %s, which is not in %s, but in a package or in another version: it cannot be served"
          .formatted(failure.getMessage(), weka);
    }
    if (failure instanceof InvalidObjectException) {
      return "found %s, which cannot be served".formatted(failure.getMessage());
    }
    if (failure instanceof OutOfMemoryError) {
      return "needs more memory than the trainer has: java -Xmx…";
    }
    if (failure instanceof EOFException || failure instanceof StreamCorruptedException) {
      return "expected a whole model, found a damaged file: " + failure;
    }
    return "saved by another version of Weka or Java, so that it cannot be read (%s): train it again with %s, on the same data with the same options"
        .formatted(failure, weka);
  }

  private String refused(String name) {
    String reason = RefusedClasses.reason(name).orElseGet(() -> reason(name));
    return "found %s, which cannot be served: %s".formatted(name, reason);
  }

  private String reason(String name) {
    if (name.startsWith("weka.clusterers.")) {
      return "it is a clusterer, and only classifiers are";
    }
    if (name.startsWith("weka.associations.")) {
      return "it finds associations, and only classifiers are";
    }
    if (name.startsWith("weka.")) {
      return "no classifier of %s needs it to predict".formatted(weka);
    }
    return "no classifier of %s consists of it".formatted(weka);
  }
}
