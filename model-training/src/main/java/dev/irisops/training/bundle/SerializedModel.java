package dev.irisops.training.bundle;

import dev.irisops.training.dataset.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import weka.classifiers.Classifier;

/** A trained classifier, serialized by Java, as in {@code model.bin}. */
public final class SerializedModel {
  private final byte[] bytes;

  private SerializedModel(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Serializes a classifier.
   *
   * @param classifier trained classifier
   * @return the serialized classifier
   */
  public static SerializedModel of(Classifier classifier) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
      objects.writeObject(classifier);
    } catch (IOException e) {
      throw new UncheckedIOException("the classifier cannot be serialized", e);
    }
    return new SerializedModel(out.toByteArray());
  }

  /** Returns a deserialized copy of the classifier. */
  public Classifier deserialize() {
    try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (Classifier) objects.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException("the classifier cannot be deserialized", e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the classifier cannot be deserialized", e);
    }
  }

  /** Returns the SHA-256 of the bytes, 64 lower-case hexadecimal digits. */
  public String sha256() {
    return Sha256.hex(bytes);
  }

  byte[] bytes() {
    return bytes.clone();
  }
}
