package dev.irisops.serving.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.Reload;
import dev.irisops.serving.prediction.Reload.Failure;
import dev.irisops.serving.prediction.Reload.Success;
import dev.irisops.serving.prediction.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelJsonTest {
  private static final Instant NOW = Instant.parse("2026-05-06T07:08:09.123Z");
  private static final String CARD = "{\n  \"a\": {\"b\": \"}é\"}\n}\n";

  private static String json(Reload reload) {
    ModelCard sample = Samples.card();
    ModelCard card =
        new ModelCard(
            sample.name(),
            sample.version(),
            sample.created(),
            sample.task(),
            sample.algorithm(),
            sample.accuracy(),
            sample.lowConfidenceShare(),
            sample.heapBytes(),
            sample.schema(),
            CARD);
    return new String(ModelJson.of(card, Optional.ofNullable(reload)), StandardCharsets.UTF_8);
  }

  @Test
  void card_beforeAnyReload_isUnchanged() {
    assertThat(json(null)).isEqualTo(CARD);
  }

  @Test
  void card_afterASuccess_namesTheVersion() {
    assertThat(json(new Success(NOW, "2")))
        .isEqualTo(
            "{\n  \"a\": {\"b\": \"}é\"}\n,\"last_reload\":{\"result\":\"success\","
                + "\"time\":\"2026-05-06T07:08:09.123Z\",\"version\":\"2\"}}\n");
  }

  @Test
  void card_afterAFailure_namesTheReason() {
    assertThat(json(new Failure(NOW, "golden.csv: \"no\"")))
        .isEqualTo(
            "{\n"
                + "  \"a\": {\"b\": \"}é\"}\n"
                + ",\"last_reload\":{\"result\":\"failure\",\"time\":\"2026-05-06T07:08:09.123Z\",\"reason\":\"golden.csv:"
                + " \\\"no\\\"\"}}\n");
  }
}
