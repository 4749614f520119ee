package dev.irisops.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.dataset.NumericFeature;
import dev.irisops.training.dataset.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureHistogramTest {
  private static FeatureHistogram histogram(double low, double high) {
    List<Row> rows = List.of(new Row(new double[] {low}, 0), new Row(new double[] {high}, 1));
    Dataset dataset =
        new Dataset("d.csv", "", "c", List.of(new NumericFeature("x")), List.of("a", "b"), rows);
    return FeatureHistogram.of(dataset, 0, low, high);
  }

  @Test
  void histogram_ofTwoValues_hasMaximumInLastBin() {
    FeatureHistogram histogram = histogram(2, 5);
    assertThat(histogram.edges()).hasSize(16).startsWith(2.0).endsWith(5.0);
    assertThat(histogram.shares().get(0)).startsWith(1.0);
    assertThat(histogram.shares().get(1)).endsWith(1.0);
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
