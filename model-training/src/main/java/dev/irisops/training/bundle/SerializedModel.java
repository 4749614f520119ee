package dev.irisops.training.bundle;

import dev.irisops.training.dataset.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import weka.classifiers.Classifier;

/**
 * A trained classifier as the bytes of {@code model.bin}: one object in a Java serialization
 * stream.
 */
public final class SerializedModel {
  private final byte[] bytes;

  private SerializedModel(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * @param classifier trained
   * @return its bytes
   */
  public static SerializedModel of(Classifier classifier) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
      objects.writeObject(classifier);
    } catch (IOException e) {
      throw new UncheckedIOException("classifier cannot be serialized", e);
    }
    return new SerializedModel(out.toByteArray());
  }

  /**
   * Returns the classifier as a reader of {@code model.bin} gets it, not the one that was trained.
   */
  public Classifier restore() {
    try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (Classifier) objects.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException("classifier cannot be restored", e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("classifier cannot be restored", e);
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
