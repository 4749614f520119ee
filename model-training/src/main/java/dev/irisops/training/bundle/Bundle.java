package dev.irisops.training.bundle;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The three files of a model, ready to be written.
 *
 * @param card the card that is one of them
 * @param files content by file name, in a fixed order
 */
public record Bundle(ModelCard card, Map<String, byte[]> files) {
  static final String MODEL = "model.bin";
  static final String CARD = "model-card.json";
  static final String GOLDEN = "golden.csv";

  /** Copies the map, keeping its order. */
  public Bundle {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }
}
