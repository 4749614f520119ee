package dev.irisops.serving.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import weka.classifiers.Classifier;

/**
 * Turns {@code model.bin} into a classifier, and nothing else into anything.
 *
 * <p>Java deserialization runs code of whatever class a stream names, so the classes are listed one
 * by one; see {@code docs/rationale.md}, "Why Java serialization, then?".
 */
final class ClassifierReader {
  private final ObjectInputFilter filter = AllowedClasses.filter();

  /**
   * Reads the classifier in {@code bytes}, whose digest has been verified.
   *
   * @throws InvalidBundleException if it is not a serialized Weka classifier of allowed classes
   */
  Classifier read(byte[] bytes) {
    try (ObjectInputStream in = new WarClassesStream(new ByteArrayInputStream(bytes))) {
      in.setObjectInputFilter(filter);
      return (Classifier) in.readObject();
    } catch (IOException | ClassNotFoundException | ClassCastException e) {
      throw new InvalidBundleException(
          "model.bin: expected a serialized classifier of allowed classes, found " + e.getMessage(),
          e);
    }
  }

  /** Resolves classes with the loader of the WAR: the calling thread's may be the server's. */
  private static final class WarClassesStream extends ObjectInputStream {
    WarClassesStream(ByteArrayInputStream in) throws IOException {
      super(in);
    }

    @Override
    protected Class<?> resolveClass(java.io.ObjectStreamClass description)
        throws IOException, ClassNotFoundException {
      try {
        return Class.forName(description.getName(), false, ClassifierReader.class.getClassLoader());
      } catch (ClassNotFoundException e) {
        return super.resolveClass(description);
      }
    }
  }
}
