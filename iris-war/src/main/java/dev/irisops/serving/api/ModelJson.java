package dev.irisops.serving.api;

import dev.irisops.serving.prediction.ModelState;
import dev.irisops.serving.prediction.Reload;
import jakarta.json.stream.JsonGenerator;
import java.nio.charset.StandardCharsets;

/** Writes the model card as {@code GET /model} answers it. */
final class ModelJson {
  private ModelJson() {}

  /**
   * The card as it stands in the bundle, and after a reload one member more:
   *
   * <pre>
   * {…,"last_reload":{"result":"success","time":"2026-11-22T10:00:00Z","version":"…"}}
   * {…,"last_reload":{"result":"failure","time":"2026-11-22T10:00:00Z","reason":"…"}}
   * </pre>
   */
  static String of(ModelState state) {
    String card = state.required().card().json();
    return state.lastReload().map(reload -> with(card, reload)).orElse(card);
  }

  private static String with(String card, Reload reload) {
    int end = card.lastIndexOf('}');
    byte[] json = JsonWriting.bytes(generator -> write(generator, reload));
    return card.substring(0, end)
        + ",\"last_reload\":"
        + new String(json, StandardCharsets.UTF_8)
        + card.substring(end);
  }

  private static void write(JsonGenerator json, Reload reload) {
    json.writeStartObject()
        .write("result", reload.result())
        .write("time", reload.time().toString());
    reload.version().ifPresent(version -> json.write("version", version));
    reload.failure().ifPresent(reason -> json.write("reason", reason));
    json.writeEnd();
  }
}
