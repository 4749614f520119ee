package dev.irisops.serving.api;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.function.Consumer;

/** Writes JSON into byte arrays. */
final class JsonWriting {
  /** Kept, because looking the provider up costs more than writing an answer. */
  private static final JsonGeneratorFactory FACTORY = Json.createGeneratorFactory(Map.of());

  private JsonWriting() {}

  static byte[] bytes(Consumer<JsonGenerator> content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      content.accept(json);
    }
    return out.toByteArray();
  }
}
