package dev.irisops.serving.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.Reload;
import dev.irisops.serving.prediction.Reload.Failure;
import dev.irisops.serving.prediction.Reload.Success;
import dev.irisops.serving.prediction.Samples;
import dev.irisops.serving.prediction.SharedLabels;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelJsonTest {
  private static final Instant NOW = Instant.parse("2026-05-06T07:08:09.123Z");
  private static final String CARD = "{\n  \"a\": {\"b\": \"}é\"}\n}\n";

  private static final SharedLabels NONE = new SharedLabels("other", List.of(), List.of());

  private static String json(Reload reload) {
    return json(reload, NONE);
  }

  private static String json(Reload reload, SharedLabels shared) {
    ModelCard sample = Samples.card();
    ModelCard card =
        new ModelCard(
            sample.name(),
            sample.version(),
            sample.created(),
            sample.algorithm(),
            sample.heapBytes(),
            sample.classIndex(),
            sample.schema(),
            CARD);
    return new String(
        ModelJson.of(card, Optional.ofNullable(reload), shared), StandardCharsets.UTF_8);
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

  @Test
  void card_ofAModelWithSharedLabels_namesThem() {
    SharedLabels shared = new SharedLabels("other", List.of("f201", "f\"202"), List.of("c201"));
    assertThat(json(new Success(NOW, "2"), shared))
        .endsWith(
            "\"version\":\"2\"},\"shared_label\":{\"value\":\"other\","
                + "\"features\":[\"f201\",\"f\\\"202\"],\"classes\":[\"c201\"]}}\n");
  }
}
