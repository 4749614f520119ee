package dev.irisops.training.bundle;

import dev.irisops.training.dataset.Sha256;
import dev.irisops.training.limits.BundleLimits;
import dev.irisops.training.limits.BundleRefusedException;
import dev.irisops.training.limits.LoadedModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import weka.classifiers.Classifier;

/** A trained classifier, serialized by Java, as in {@code model.bin}. */
final class SerializedModel {
  private final byte[] bytes;

  private SerializedModel(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Serializes a classifier.
   *
   * @param classifier trained classifier
   * @return the serialized classifier
   * @throws BundleRefusedException if it is nested too deeply
   */
  static SerializedModel of(Classifier classifier) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
      objects.writeObject(classifier);
    } catch (IOException e) {
      throw new UncheckedIOException("the classifier cannot be serialized", e);
    } catch (StackOverflowError e) {
      throw new BundleRefusedException(
          Bundle.MODEL, "expected less deeply nested objects: Java cannot serialize them");
    }
    return new SerializedModel(out.toByteArray());
  }

  /**
   * Returns a deserialized copy of the classifier.
   *
   * @throws BundleRefusedException if it exceeds the limits
   */
  LoadedModel load(BundleLimits limits) {
    return LoadedModel.read(Bundle.MODEL, bytes, limits);
  }

  /** Returns the SHA-256 of the bytes, 64 lower-case hexadecimal digits. */
  String sha256() {
    return Sha256.hex(bytes);
  }

  /** Returns the bytes themselves, because a copy of a large forest takes 200 MB. */
  byte[] bytes() {
    return bytes;
  }
}
