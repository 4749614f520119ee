package dev.irisops.serving.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.util.Objects;
import weka.classifiers.Classifier;

/**
 * Turns {@code model.bin} into a classifier, and nothing else into anything.
 *
 * <p>Java deserialization runs code of whatever class a stream names, so the classes are listed one
 * by one; see {@code docs/rationale.md}, "Why Java serialization, with a digest?".
 */
final class ClassifierReader {
  private ClassifierReader() {}

  /**
   * Reads the classifier in {@code bytes}, whose digest has been verified.
   *
   * @throws InvalidBundleException if it is not a serialized Weka classifier of allowed classes
   */
  static Classifier read(byte[] bytes) {
    AllowedClasses filter = new AllowedClasses();
    try (ObjectInputStream in = new WarClassesStream(bytes)) {
      in.setObjectInputFilter(filter);
      return Objects.requireNonNull((Classifier) in.readObject(), "null");
    } catch (IOException
        | ReflectiveOperationException
        | RuntimeException // which readObject of a class may throw on bytes it never wrote
        | StackOverflowError e) { // nesting that the filter lets pass, on a small stack
      throw new InvalidBundleException(
          "model.bin: expected a serialized classifier of known classes, found "
              + filter.refusal().orElseGet(e::toString),
          e);
    }
  }

  /** Resolves classes with the loader of the WAR: the calling thread's may be the server's. */
  private static final class WarClassesStream extends ObjectInputStream {
    WarClassesStream(byte[] bytes) throws IOException {
      super(new ByteArrayInputStream(bytes));
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description) throws ClassNotFoundException {
      return Class.forName(description.getName(), false, ClassifierReader.class.getClassLoader());
    }
  }
}
