package dev.irisops.serving.model;

import dev.irisops.serving.prediction.Model;
import dev.irisops.serving.prediction.ModelCard;

/** Makes a verified model of a bundle. */
final class ModelLoader {
  private final int copies;

  /**
   * @param copies how many threads shall be able to predict at once
   */
  ModelLoader(int copies) {
    this.copies = copies;
  }

  /**
   * Deserializes the classifier behind a filter, and has it answer every golden row.
   *
   * @throws InvalidBundleException at the first thing that is not as the card says
   */
  Model load(Bundle bundle) {
    ModelCard card = bundle.card().card();
    Model model =
        new WekaModel(
            card, new ClassifierPool(copies, () -> ClassifierReader.read(bundle.model())));
    try {
      GoldenRows.parse(bundle.golden(), card.schema()).verify(model);
    } catch (ModelFailureException | IllegalArgumentException e) {
      throw new InvalidBundleException("model.bin: fails on a golden row: " + e.getMessage(), e);
    }
    return model;
  }
}
