package dev.irisops.serving.model;

import dev.irisops.serving.prediction.Model;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.PredictionImpossibleException;

/** Loads and verifies the model of a bundle. */
final class ModelLoader {
  private final int copies;

  /**
   * @param copies the number of threads that can predict at once
   */
  ModelLoader(int copies) {
    this.copies = copies;
  }

  /**
   * Deserializes the classifier behind a filter, and compares its answers to the golden rows.
   *
   * @throws InvalidBundleException at the first difference from the card
   */
  Model load(Bundle bundle) {
    ModelCard card = bundle.card().card();
    ClassifierPool pool = new ClassifierPool(copies, () -> ClassifierReader.read(bundle.model()));
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
}
