package dev.irisops.serving.api;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

/** Writes JSON into byte arrays, and those into answers. */
final class JsonWriting {
  static final String MEDIA_TYPE = "application/json";

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

  /** Answers with {@code json}. */
  static void send(HttpServletResponse response, byte[] json) throws IOException {
    send(response, MEDIA_TYPE, json);
  }

  /**
   * Answers with {@code json}.
   *
   * @param mediaType whose syntax is that of JSON
   */
  static void send(HttpServletResponse response, String mediaType, byte[] json) throws IOException {
    response.setContentType(mediaType);
    response.setContentLength(json.length);
    response.getOutputStream().write(json);
  }
}
