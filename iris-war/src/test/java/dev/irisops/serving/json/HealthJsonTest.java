package dev.irisops.serving.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.health.Health.Check;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthJsonTest {
  private static String json(Optional<Check> check) {
    return new String(HealthJson.of(check), StandardCharsets.UTF_8);
  }

  @Test
  void process_isUpWithoutChecks() {
    assertThat(json(Optional.empty())).isEqualTo("{\"status\":\"UP\",\"checks\":[]}");
  }

  @Test
  void check_isWrittenWithItsData() {
    assertThat(json(Optional.of(new Check(false, Map.of("reason", "no such \"file\"")))))
        .isEqualTo(
            "{\"status\":\"DOWN\",\"checks\":[{\"name\":\"model\",\"status\":\"DOWN\","
                + "\"data\":{\"reason\":\"no such \\\"file\\\"\"}}]}");
  }
}
