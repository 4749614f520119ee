package dev.irisops.serving.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.prediction.ModelState.Absent;
import dev.irisops.serving.prediction.ModelState.Loaded;
import dev.irisops.serving.prediction.Reload.Failure;
import dev.irisops.serving.prediction.Reload.Success;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelStateTest {
  private static final Optional<Reload> FAILURE =
      Optional.of(new Failure(Instant.EPOCH, "golden.csv: no such file"));

  @Test
  void loaded_hasItsModelAndTheLastReload() {
    FakeModel model = new FakeModel();
    assertThat(new Loaded(model, FAILURE).model()).containsSame(model);
    assertThat(new Loaded(model, FAILURE).lastReload()).isEqualTo(FAILURE);
  }

  @Test
  void absent_hasNoModelButTheLastReload() {
    assertThat(new Absent("no such file", FAILURE).model()).isEmpty();
    assertThat(new Absent("no such file", FAILURE).lastReload()).isEqualTo(FAILURE);
  }

  @Test
  void reload_namesItsResultForTheMetrics() {
    assertThat(new Success(Instant.EPOCH, "2").result()).isEqualTo("success");
    assertThat(FAILURE.orElseThrow().result()).isEqualTo("failure");
  }
}
