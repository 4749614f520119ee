package dev.irisops.training.bundle;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.util.Map;

/** Writes a {@link ModelCard} as indented JSON with a fixed order of keys. */
final class ModelCardJson {
  private final JsonGenerator json;

  private ModelCardJson(JsonGenerator json) {
    this.json = json;
  }

  static String of(ModelCard card) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json =
        Json.createGeneratorFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
            .createGenerator(text)) {
      new ModelCardJson(json).write(card);
    }
    return text.toString().strip() + "\n";
  }

  private void write(ModelCard card) {
    json.writeStartObject()
        .write("name", card.name())
        .write("version", card.version())
        .write("created", card.created().toString())
        .write("task", card.dataset().target().task().text());
    algorithm(card.algorithm());
    json.writeStartObject("runtime")
        .write("weka", card.runtime().weka())
        .write("java", card.runtime().java())
        .writeEnd();
    card.seed().ifPresent(seed -> json.write("seed", seed));
    dataset(card);
    new FeaturesJson(json).write(card.features());
    if (card.classIndex() != card.features().size()) { // else it is last, as in most bundles
      json.write("class_index", card.classIndex());
    }
    new TargetJson(json).write(card);
    new EvaluationJson(json).write(card);
    json.write("heap_bytes", card.heapBytes());
    json.writeStartObject("files");
    card.files().forEach(json::write);
    json.writeEnd().writeEnd();
  }

  private void algorithm(ModelCard.Algorithm algorithm) {
    json.writeStartObject("algorithm")
        .write("name", algorithm.name())
        .write("class", algorithm.className())
        .write("options", Json.createArrayBuilder(algorithm.options()).build())
        .writeEnd();
  }

  private void dataset(ModelCard card) {
    json.writeStartObject("dataset")
        .write("name", card.dataset().name())
        .write("source", card.source())
        .write("rows", card.dataset().rows().size())
        .write("sha256", card.dataset().sha256())
        .writeEnd();
  }
}
