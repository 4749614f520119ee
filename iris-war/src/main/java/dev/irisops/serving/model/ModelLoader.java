package dev.irisops.serving.model;

import dev.irisops.serving.prediction.Model;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.PredictionImpossibleException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import weka.classifiers.Classifier;

/** Loads and verifies the model of a bundle. */
final class ModelLoader {
  private final ModelHeap heap;

  /**
   * @param heap for the models
   */
  ModelLoader(ModelHeap heap) {
    this.heap = heap;
  }

  /**
   * Reads a bundle, unless its model does not fit into the heap.
   *
   * @throws InvalidBundleException if it does not, or a file is not as the card says
   */
  Bundle read(BundleSource source) {
    return Bundle.read(source, heap);
  }

  /**
   * Deserializes the classifier behind a filter, and compares its answers to the golden rows.
   *
   * @throws InvalidBundleException at the first difference from the card
   */
  Model load(Bundle bundle) {
    ModelCard card = bundle.card().card();
    ClassifierPool pool = pool(bundle.model());
    GoldenRows golden = GoldenRows.parse(bundle.golden(), card.schema());
    Model model = new WekaModel(card, pool, golden.rows());
    try {
      golden.verify(model);
    } catch (PredictionImpossibleException e) {
      String cause = e.getCause() == null ? "" : ": " + e.getCause().getMessage();
      throw new InvalidBundleException(
          "model.bin: fails on a golden row: " + e.getMessage() + cause, e);
    }
    return model;
  }

  /** Returns copies of a serialized classifier for as many threads as can predict at once. */
  ClassifierPool pool(byte[] bytes) {
    ReadClassifier first = ClassifierReader.read(bytes, heap);
    if (first.sharing() != Sharing.THREADS) {
      heap.expectRoom(first.heapBytes(), bytes.length, heap.threads());
    }
    return new ClassifierPool(heap.threads(), copies(first, bytes));
  }

  private Supplier<Classifier> copies(ReadClassifier first, byte[] bytes) {
    return switch (first.sharing()) {
      case THREADS -> first::classifier;
      case ONE_PREDICTION -> constant(new FreshClassifier(first.classifier()));
      case ONE_THREAD ->
          Stream.concat(Stream.of(first), Stream.generate(() -> ClassifierReader.read(bytes, heap)))
                  .map(ReadClassifier::classifier)
                  .iterator()
              ::next;
    };
  }

  private static Supplier<Classifier> constant(Classifier classifier) {
    return () -> classifier;
  }
}
