package dev.irisops.serving.json;

import dev.irisops.serving.health.Health.Check;
import jakarta.json.stream.JsonGenerator;
import java.util.Optional;

/** Writes the health of the service as MicroProfile Health 4.0 defines it. */
public final class HealthJson {
  private HealthJson() {}

  /**
   * Returns, for instance,
   *
   * <pre>
   * {"status":"UP","checks":[{"name":"model","status":"UP","data":{"version":"…"}}]}
   * </pre>
   *
   * @param model the check of the model; without one, the process itself is UP
   */
  public static byte[] of(Optional<Check> model) {
    return JsonWriter.bytes(
        json -> {
          json.writeStartObject().write("status", status(model.isEmpty() || model.get().up()));
          json.writeStartArray("checks");
          model.ifPresent(check -> write(json, check));
          json.writeEnd().writeEnd();
        });
  }

  private static void write(JsonGenerator json, Check check) {
    json.writeStartObject().write("name", "model").write("status", status(check.up()));
    json.writeStartObject("data");
    check.data().forEach(json::write);
    json.writeEnd().writeEnd();
  }

  private static String status(boolean up) {
    return up ? "UP" : "DOWN";
  }
}
