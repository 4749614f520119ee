package dev.irisops.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class VegetaTest {
  private static final long SECOND = 1_000_000_000L;

  /** Returns a line in the format of {@code vegeta encode -to=csv}. */
  private static String line(long number, long sent, int status, long took) {
    return "%d,%d,%d,211,75,\"\",,\"\",%d,POST,http://localhost:8000/predict,\n"
        .formatted(sent, status, took, number);
  }

  @Test
  void latency_ofLateRequest_countsFromIntendedSendTime() {
    String csv = line(0, SECOND, 200, 5_000_000) + line(1, SECOND + 150_000_000, 200, 5_000_000);

    LatencySamples samples = Vegeta.parse(csv, 10);

    assertThat(samples.percentile(50)).isEqualTo(5);
    assertThat(samples.percentile(100)).as("sent 50 ms late").isEqualTo(55);
  }

  @Test
  void latency_withErrors_isThatOfSuccessfulResponses() {
    String csv = line(0, SECOND, 429, 1) + line(1, 2 * SECOND, 200, 7_000_000);

    assertThat(Vegeta.parse(csv, 1).percentile(1)).isEqualTo(7);
  }

  @Test
  void throughput_ofRun_countsUntilLastResponse() {
    String csv = line(0, 0, 200, SECOND) + line(1, SECOND, 200, SECOND) + line(2, SECOND, 0, 1);

    LatencySamples samples = Vegeta.parse(csv, 1);

    assertThat(samples.successfulPerSecond()).isEqualTo(1);
    assertThat(samples.successShare()).isEqualTo(2 / 3.0);
  }

  @Test
  void samples_empty_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Vegeta.parse("", 1))
        .withMessage("samples: expected one or more, found none");
  }
}
