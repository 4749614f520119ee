package dev.irisops.training.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.irisops.training.dataset.ClassTarget;
import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.dataset.NominalFeature;
import dev.irisops.training.dataset.NumericFeature;
import dev.irisops.training.dataset.NumericTarget;
import dev.irisops.training.dataset.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProfilerTest {
  private static final Dataset ORDERS =
      new Dataset(
          "orders.csv",
          "",
          new ClassTarget("left", List.of("no", "yes")),
          List.of(
              new NumericFeature("amount"),
              new NominalFeature("payment", List.of("card", "cash", "voucher"))),
          List.of(
              new Row(new double[] {12.5, 0}, 0),
              new Row(new double[] {Double.NaN, 0}, 1),
              new Row(new double[] {7, 1}, 0),
              new Row(new double[] {9, Double.NaN}, 1)));

  private static List<FeatureProfile> profiles() {
    return new Profiler(Map.of("amount", "EUR"), AllowedWidths.parse("5"), Unseen.REFUSE)
        .profiles(ORDERS);
  }

  @Test
  void numericFeature_withUnit_hasUnitAndMissingShare() {
    NumericProfile amount = (NumericProfile) profiles().get(0);
    assertThat(amount.unit()).isEqualTo(Optional.of("EUR"));
    assertThat(amount.missingShare()).isEqualTo(0.25);
  }

  @Test
  void nominalFeature_withMissingAndUnusedLabel_hasSharesOfAllRows() {
    assertThat(profiles().get(1))
        .isEqualTo(
            new NominalProfile(
                "payment",
                List.of("card", "cash", "voucher"),
                0.25,
                List.of(0.5, 0.25, 0.0),
                Unseen.REFUSE));
  }

  @Test
  void target_hasTheRangeOfTheRowsAndTheQuintilesOfThePredictions() {
    Dataset prices =
        new Dataset(
            "prices.csv",
            "",
            new NumericTarget("price"),
            List.of(new NumericFeature("amount")),
            List.of(new Row(new double[] {1}, -4), new Row(new double[] {2}, 90)));
    Profiler profiler =
        new Profiler(Map.of("price", "EUR"), AllowedWidths.parse("5"), Unseen.REFUSE);
    assertThat(profiler.target(prices, new double[] {9, 1, 3, 5, 7}))
        .isEqualTo(
            new TargetProfile(
                "price",
                Optional.of("EUR"),
                -4,
                90,
                List.of(2.0, 4.0, 6.0, 8.0),
                List.of(0.2, 0.2, 0.2, 0.2, 0.2)));
  }

  @Test
  void unseen_ofOtherText_isRefused() {
    assertThat(Unseen.parse("missing")).isEqualTo(Unseen.MISSING);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Unseen.parse("ignore"))
        .withMessage("--unseen: expected missing or refuse, found \"ignore\"");
  }
}
