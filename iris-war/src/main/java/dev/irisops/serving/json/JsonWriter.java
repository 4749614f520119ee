package dev.irisops.serving.json;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

/** Writes JSON into byte arrays. */
final class JsonWriter {
  /** Kept, because looking up the provider costs more than writing an answer. */
  private static final JsonGeneratorFactory FACTORY = Json.createGeneratorFactory(Map.of());

  private JsonWriter() {}

  /** Returns what {@code content} writes, in UTF-8. */
  static byte[] bytes(Consumer<JsonGenerator> content) {
    StringWriter out = new StringWriter(256); // a stream would get an encoder with 8 KB of its own
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      content.accept(json);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }
}
