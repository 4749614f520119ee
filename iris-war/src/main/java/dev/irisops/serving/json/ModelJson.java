package dev.irisops.serving.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.Reload;
import dev.irisops.serving.prediction.SharedLabels;
import jakarta.json.stream.JsonGenerator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes the model card as {@code GET /model} answers it. */
public final class ModelJson {
  private ModelJson() {}

  /**
   * Returns the card as the bundle has it. After a reload it has one more member, and for a model
   * whose features or classes share a label value in the metrics, another one:
   *
   * <pre>
   * {…,"last_reload":{"result":"success","time":"2026-11-22T10:00:00Z","version":"…"}}
   * {…,"last_reload":{"result":"failure","time":"2026-11-22T10:00:00Z","reason":"…"}}
   * {…,"shared_label":{"value":"other","features":["f201",…],"classes":[]}}
   * </pre>
   */
  public static byte[] of(ModelCard card, Optional<Reload> lastReload, SharedLabels shared) {
    int end = card.json().lastIndexOf('}');
    StringBuilder json = new StringBuilder(card.json().substring(0, end));
    lastReload.ifPresent(reload -> append(json, "last_reload", out -> write(out, reload)));
    if (!shared.isEmpty()) {
      append(json, "shared_label", out -> write(out, shared));
    }
    return json.append(card.json().substring(end)).toString().getBytes(UTF_8);
  }

  private static void append(StringBuilder json, String member, Consumer<JsonGenerator> value) {
    json.append(",\"").append(member).append("\":");
    json.append(new String(JsonWriter.bytes(value), UTF_8));
  }

  private static void write(JsonGenerator json, SharedLabels shared) {
    json.writeStartObject().write("value", shared.value());
    write(json, "features", shared.features());
    write(json, "classes", shared.classes());
    json.writeEnd();
  }

  private static void write(JsonGenerator json, String member, List<String> names) {
    json.writeStartArray(member);
    names.forEach(json::write);
    json.writeEnd();
  }

  private static void write(JsonGenerator json, Reload reload) {
    json.writeStartObject()
        .write("result", reload.result())
        .write("time", reload.time().toString());
    if (reload instanceof Reload.Success success) {
      json.write("version", success.version());
    } else if (reload instanceof Reload.Failure failure) {
      json.write("reason", failure.reason());
    }
    json.writeEnd();
  }
}
