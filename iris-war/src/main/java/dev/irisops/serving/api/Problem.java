package dev.irisops.serving.api;

import dev.irisops.serving.prediction.InvalidValue;
import jakarta.json.stream.JsonGenerator;
import java.util.List;

/**
 * An error as RFC 9457 writes it.
 *
 * @param type what kind it is
 * @param status the HTTP status; that of the type, unless the container chose another
 * @param detail what is wrong with this request, in plain words
 * @param errors the fields that are wrong; empty where it is not about fields
 */
record Problem(ProblemType type, int status, String detail, List<InvalidValue> errors) {
  static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(ProblemType type, String detail) {
    return new Problem(type, type.status(), detail, List.of());
  }

  static Problem of(ProblemType type, String detail, List<InvalidValue> errors) {
    return new Problem(type, type.status(), detail, errors);
  }

  /** An answer of the container, with a status that need not be one of ours. */
  static Problem ofStatus(int status, String detail) {
    return new Problem(ProblemType.ofStatus(status), status, detail, List.of());
  }

  /** The body, in UTF-8. */
  byte[] toJson() {
    return JsonWriting.bytes(this::write);
  }

  private void write(JsonGenerator json) {
    json.writeStartObject()
        .write("type", type.uri())
        .write("title", type.title())
        .write("status", status)
        .write("detail", detail);
    if (!errors.isEmpty()) {
      json.writeStartArray("errors");
      errors.forEach(error -> write(json, error));
      json.writeEnd();
    }
    json.writeEnd();
  }

  private static void write(JsonGenerator json, InvalidValue error) {
    json.writeStartObject();
    error.row().ifPresent(row -> json.write("row", row));
    json.write("field", error.field()).write("detail", error.detail()).writeEnd();
  }
}
