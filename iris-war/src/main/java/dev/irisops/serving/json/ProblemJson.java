package dev.irisops.serving.json;

import dev.irisops.serving.prediction.InvalidValue;
import dev.irisops.serving.problem.Problem;
import jakarta.json.stream.JsonGenerator;
import java.util.List;

/** Writes problems, as RFC 9457 or the Open Inference Protocol asks for. */
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

  /** Returns {@code {"error":"…"}}, as the Open Inference Protocol asks for. */
  public static byte[] ofInference(Problem problem) {
    return JsonWriter.bytes(
        json -> json.writeStartObject().write("error", problem.detail()).writeEnd());
  }

  private static void write(JsonGenerator json, Problem problem) {
    json.writeStartObject()
        .write("type", problem.type().uri())
        .write("title", problem.type().title())
        .write("status", problem.status())
        .write("detail", problem.detail());
    if (!problem.errors().isEmpty()) {
      writeErrors(json, problem.errors());
    }
    json.writeEnd();
  }

  /** Writes the member {@code errors} of an object. */
  static void writeErrors(JsonGenerator json, List<InvalidValue> errors) {
    json.writeStartArray("errors");
    errors.forEach(error -> write(json, error));
    json.writeEnd();
  }

  private static void write(JsonGenerator json, InvalidValue error) {
    json.writeStartObject();
    error.row().ifPresent(row -> json.write("row", row));
    error.field().ifPresent(field -> json.write("field", field));
    json.write("detail", error.detail()).writeEnd();
  }
}
