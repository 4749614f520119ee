package dev.irisops.serving.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.irisops.serving.FakeSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
  private static final HeapBudget BUDGET = new HeapBudget(256L << 30, 256L << 30);

  private static Limits limits(Map<String, String> settings) {
    return Limits.from(FakeSettings.of(settings), BUDGET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "iris.max-body-bytes",
        "iris.batch.max-rows",
        "iris.max-in-flight",
        "iris.request-timeout",
        "iris.threads",
        "iris.max-connections",
        "iris.idle-timeout"
      })
  void invalidLimit_isRefusedByName(String key) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> limits(Map.of(key, "many")))
        .withMessage(key + ": expected a whole number, found \"many\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> limits(Map.of(key, "0")))
        .withMessage(key + ": expected 1 or more, found 0");
  }

  @Test
  void limits_byDefault_followTheCores() {
    int cores = Runtime.getRuntime().availableProcessors();
    assertThat(limits(Map.of()))
        .isEqualTo(
            new Limits(
                1_048_576, 10_000, Math.min(16 * cores, 128), Duration.ofSeconds(10), 256, BUDGET));
  }

  @Test
  void extremeLimits_areRead() {
    Map<String, String> settings =
        Map.of(
            "iris.max-body-bytes", "2147483647",
            "iris.batch.max-rows", " 1 ",
            "iris.max-in-flight", "1",
            "iris.threads", "2",
            "iris.request-timeout", "1");
    assertThat(limits(settings))
        .isEqualTo(new Limits(Integer.MAX_VALUE, 1, 1, Duration.ofSeconds(1), 2, BUDGET));
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 257})
  void maxInFlight_leavingNoThread_isRefused(int maxInFlight) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> limits(Map.of("iris.max-in-flight", Integer.toString(maxInFlight))))
        .withMessage(
            "iris.max-in-flight: expected fewer than the 256 iris.threads, found " + maxInFlight);
  }

  @ParameterizedTest
  @ValueSource(strings = {"iris.max-connections", "iris.max-body-bytes"})
  void settings_thatDoNotFitIntoTheHeap_areRefused(String key) {
    HeapBudget small = new HeapBudget(128 << 20, 64 << 20);
    Map<String, String> fitting =
        Map.of("iris.max-connections", "200", "iris.max-body-bytes", "1000000");
    assertThatCode(() -> Limits.from(FakeSettings.of(fitting), small)).doesNotThrowAnyException();

    Map<String, String> settings = new HashMap<>(fitting);
    settings.put(key, "100000000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Limits.from(FakeSettings.of(settings), small))
        .withMessageMatching(
            key
                + ": expected at most \\d+ with a heap of 134217728 bytes, found 100000000,"
                + " which needs \\d+ bytes of \\d+");
  }

  @ParameterizedTest
  @CsvSource({"2, 1, 1", "4, 2, 3", "256, 128, 192"})
  void uploads_leaveThreadsForTheRest(int threads, int maxUploads, int maxUploadThreads) {
    Limits limits = new Limits(1, 1, 1, Duration.ofSeconds(1), threads, BUDGET);
    assertThat(limits.maxUploads()).isEqualTo(maxUploads);
    assertThat(limits.maxUploadThreads()).isEqualTo(maxUploadThreads);
  }
}
