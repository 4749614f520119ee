package dev.irisops.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.training.dataset.ClassTarget;
import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.dataset.NumericFeature;
import dev.irisops.training.dataset.Row;
import dev.irisops.training.profile.AllowedWidths;
import dev.irisops.training.profile.NumericProfile;
import dev.irisops.training.profile.Profiler;
import dev.irisops.training.profile.Unseen;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeatureHistogramTest {
  private static FeatureHistogram histogram(double low, double high) {
    return histogram(new Row(new double[] {low}, 0), new Row(new double[] {high}, 1));
  }

  private static FeatureHistogram histogram(Row... rows) {
    Dataset dataset =
        new Dataset(
            "d.csv",
            "",
            new ClassTarget("c", List.of("a", "b", "unused")),
            List.of(new NumericFeature("x")),
            List.of(rows));
    Profiler profiler = new Profiler(Map.of(), AllowedWidths.parse("off"), Unseen.MISSING);
    NumericProfile profile = (NumericProfile) profiler.profiles(dataset).get(0);
    return FeatureHistogram.of(dataset, 0, profile, ChartGroups.of(dataset));
  }

  @Test
  void histogram_ofTwoValues_hasMaximumInLastBin() {
    FeatureHistogram histogram = histogram(2, 5);
    assertThat(histogram.edges()).hasSize(16).startsWith(2.0).endsWith(5.0);
    assertThat(histogram.shares().get(0)).startsWith(1.0);
    assertThat(histogram.shares().get(1)).endsWith(1.0);
  }

  @Test
  void histogram_withMissingValue_hasItInNoBin() {
    FeatureHistogram histogram =
        histogram(
            new Row(new double[] {2}, 0),
            new Row(new double[] {Double.NaN}, 0),
            new Row(new double[] {5}, 1));
    assertThat(histogram.shares().get(0)).startsWith(0.5).endsWith(0.0);
  }

  @Test
  void histogram_ofClassWithoutRows_isFinite() {
    assertThat(histogram(2, 5).shares().get(2)).containsOnly(0.0);
  }

  @Test
  void histogram_ofConstant_hasWidth() {
    assertThat(histogram(3, 3).edges()).startsWith(2.5).endsWith(3.5);
  }

  @Test
  void histogram_ofHugeValues_staysFinite() {
    assertThat(histogram(-1e308, 1e308).edges()).allMatch(Double::isFinite);
  }
}
