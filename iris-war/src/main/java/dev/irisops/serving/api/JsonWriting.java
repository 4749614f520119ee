package dev.irisops.serving.api;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

/** Writes JSON into byte arrays. */
final class JsonWriting {
  /** Kept, because looking the provider up costs more than writing an answer. */
  private static final JsonGeneratorFactory FACTORY = Json.createGeneratorFactory(Map.of());

  private JsonWriting() {}

  static byte[] bytes(Consumer<JsonGenerator> content) {
    StringWriter out = new StringWriter(256); // a stream would get an encoder with 8 KB of its own
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      content.accept(json);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }
}
