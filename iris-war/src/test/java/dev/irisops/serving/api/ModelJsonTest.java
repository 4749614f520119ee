package dev.irisops.serving.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.irisops.serving.prediction.Model;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.ModelState;
import dev.irisops.serving.prediction.ModelUnavailableException;
import dev.irisops.serving.prediction.Prediction;
import dev.irisops.serving.prediction.Reload;
import dev.irisops.serving.prediction.Row;
import dev.irisops.serving.prediction.Samples;
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
            sample.algorithm(),
            sample.accuracy(),
            sample.schema(),
            CARD);
    return ModelJson.of(
        new ModelState(Optional.of(new Silent(card)), "", Optional.ofNullable(reload)));
  }

  /** A model that is never asked. */
  private record Silent(ModelCard card) implements Model {
    @Override
    public Prediction predict(Row row) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void card_beforeAnyReload_isAsWritten() {
    assertThat(json(null)).isEqualTo(CARD);
  }

  @Test
  void card_afterASuccess_namesTheVersion() {
    assertThat(json(Reload.success(NOW, "2")))
        .isEqualTo(
            "{\n  \"a\": {\"b\": \"}é\"}\n,\"last_reload\":{\"result\":\"success\","
                + "\"time\":\"2026-05-06T07:08:09.123Z\",\"version\":\"2\"}}\n");
  }

  @Test
  void card_afterAFailure_namesTheReason() {
    assertThat(json(Reload.failure(NOW, "golden.csv: \"no\"")))
        .isEqualTo(
            "{\n  \"a\": {\"b\": \"}é\"}\n,\"last_reload\":{\"result\":\"failure\","
                + "\"time\":\"2026-05-06T07:08:09.123Z\",\"reason\":\"golden.csv: \\\"no\\\"\"}}\n");
  }

  @Test
  void noModel_hasNoCard() {
    assertThatExceptionOfType(ModelUnavailableException.class)
        .isThrownBy(
            () ->
                ModelJson.of(
                    new ModelState(
                        Optional.empty(), "why", Optional.of(Reload.failure(NOW, "why")))))
        .withMessage("why");
  }
}
