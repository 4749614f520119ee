package dev.irisops.serving.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.Reload;
import jakarta.json.stream.JsonGenerator;
import java.util.Optional;

/** Writes the model card as {@code GET /model} answers it. */
public final class ModelJson {
  private ModelJson() {}

  /**
   * Returns the card as the bundle has it, and after a reload with one more member:
   *
   * <pre>
   * {…,"last_reload":{"result":"success","time":"2026-11-22T10:00:00Z","version":"…"}}
   * {…,"last_reload":{"result":"failure","time":"2026-11-22T10:00:00Z","reason":"…"}}
   * </pre>
   */
  public static byte[] of(ModelCard card, Optional<Reload> lastReload) {
    return lastReload.map(reload -> with(card.json(), reload)).orElse(card.json()).getBytes(UTF_8);
  }

  private static String with(String card, Reload reload) {
    int end = card.lastIndexOf('}');
    byte[] json = JsonWriter.bytes(generator -> write(generator, reload));
    return card.substring(0, end)
        + ",\"last_reload\":"
        + new String(json, UTF_8)
        + card.substring(end);
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
