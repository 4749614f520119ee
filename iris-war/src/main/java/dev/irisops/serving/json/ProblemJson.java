package dev.irisops.serving.json;

import dev.irisops.serving.prediction.InvalidValue;
import dev.irisops.serving.problem.Problem;
import jakarta.json.stream.JsonGenerator;

/** Writes problems as RFC 9457 asks for. */
public final class ProblemJson {
  private ProblemJson() {}

  /**
   * Returns, for instance,
   *
   * <pre>
   * {"type":"urn:irisops:problem:invalid-value","title":"Invalid value","status":422,"detail":"…",
   *  "errors":[{"row":3,"field":"petal_width","detail":"missing"}]}
   * </pre>
   */
  public static byte[] of(Problem problem) {
    return JsonWriter.bytes(json -> write(json, problem));
  }

  private static void write(JsonGenerator json, Problem problem) {
    json.writeStartObject()
        .write("type", problem.type().uri())
        .write("title", problem.type().title())
        .write("status", problem.status())
        .write("detail", problem.detail());
    if (!problem.errors().isEmpty()) {
      json.writeStartArray("errors");
      problem.errors().forEach(error -> write(json, error));
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
