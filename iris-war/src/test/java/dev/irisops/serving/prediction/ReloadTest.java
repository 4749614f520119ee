package dev.irisops.serving.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReloadTest {
  @Test
  void reload_withoutVersionAndFailure_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Reload(Instant.EPOCH, Optional.empty(), Optional.empty()))
        .withMessage(
            "reload: expected a version or a failure, found Optional.empty and Optional.empty");
  }

  @Test
  void reload_isSuccessOrFailure() {
    assertThat(Reload.success(Instant.EPOCH, "1").result()).isEqualTo("success");
    assertThat(Reload.failure(Instant.EPOCH, "bad").result()).isEqualTo("failure");
  }
}
