package dev.irisops.training.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.irisops.training.TestData;
import dev.irisops.training.algorithm.WekaInstances;
import dev.irisops.training.evaluation.FakeClassifier;
import dev.irisops.training.evaluation.Protocol;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weka.core.Instances;

/** Trials with 12,800 rows: 100 times as many as in the third sample. */
class TrialTest {
  private final FakeClock clock = new FakeClock();

  /**
   * Returns a trial of a candidate.
   *
   * @param seconds time of a fold by the rows of its sample: 32, 64, 128 ...
   */
  private Trial trial(IntToDoubleFunction seconds) {
    return new Trial(
        FakeClassifier.training(
            "A", // nine tenths of the sample are trained
            rows -> clock.advance(seconds.applyAsDouble(2 * Integer.highestOneBit(rows.size())))),
        new Protocol(10, 10, 1),
        rows(),
        clock.limit("15m"));
  }

  private static Instances rows() {
    Instances iris = WekaInstances.of(TestData.iris());
    Instances rows = new Instances(iris, 12_800);
    for (int i = 0; i < 12_800; i++) {
      rows.add(iris.get(i % iris.size()));
    }
    return rows;
  }

  @ParameterizedTest
  @CsvSource({"1, 600", "2, 60000", "3, 60000"})
  void cost_growsWithTheSamples_atMostQuadratically(double exponent, double seconds) {
    Cost cost = trial(rows -> 6 * Math.pow(rows / 128.0, exponent)).get();
    assertThat(cost.seconds()).isCloseTo(seconds, within(1e-3));
    assertThat(cost.least()).isFalse();
  }

  @Test
  void sample_thatLooksSlow_countsWithTheOneBefore() {
    Cost cost = trial(rows -> rows < 128 ? rows / 32.0 : 8).get();
    assertThat(cost.seconds()).isCloseTo(8_000, within(1e-3)); // 80,000 from the last doubling
  }

  @Test
  void trial_thatDoesNotEnd_tellsTheLeastTime() {
    Trial trial = trial(rows -> 91);
    assertThat(trial.isOver()).isFalse();
    trial.get();
    assertThat(trial.isOver()).isTrue();
    assertThat(trial.leastCost().seconds()).isEqualTo(91 * 400);
    assertThat(trial.leastCost().least()).isTrue();
  }
}
