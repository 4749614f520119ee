package dev.irisops.training.bundle;

import dev.irisops.training.limits.ServiceHeap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model bundle in memory.
 *
 * @param card the model card
 * @param files content of the three files by name, in a fixed order
 */
public record Bundle(ModelCard card, Map<String, byte[]> files) {
  static final String MODEL = "model.bin";
  static final String CARD = "model-card.json";
  static final String GOLDEN = "golden.csv";

  /** Copies the map and keeps its order. */
  public Bundle {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }

  /** Returns what the user of the bundle should know about it. */
  public List<String> notes() {
    return ServiceHeap.note(files.get(MODEL).length, card.heapBytes()).stream().toList();
  }
}
