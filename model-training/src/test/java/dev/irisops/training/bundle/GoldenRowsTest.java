package dev.irisops.training.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.irisops.training.algorithm.WekaInstances;
import dev.irisops.training.dataset.ClassTarget;
import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.dataset.NominalFeature;
import dev.irisops.training.dataset.NumericFeature;
import dev.irisops.training.dataset.NumericTarget;
import dev.irisops.training.dataset.Row;
import dev.irisops.training.limits.BundleRefusedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weka.classifiers.AbstractClassifier;
import weka.core.Instance;
import weka.core.Instances;

class GoldenRowsTest {
  /** Is sure of the first class, but less so the larger the first feature is. */
  private static final class Doubter extends AbstractClassifier {
    private static final long serialVersionUID = 1L;

    @Override
    public void buildClassifier(Instances data) {}

    @Override
    public double[] distributionForInstance(Instance row) {
      double[] distribution = new double[row.numClasses()];
      distribution[1] = row.isMissing(0) ? 0 : row.value(0) / 1e6;
      distribution[0] = 1 - distribution[1];
      return distribution;
    }
  }

  private static Dataset dataset(int rows, int classes, int missing) {
    List<Row> all = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      double label = i % 7 == 6 && i / 7 < missing ? Double.NaN : i % 2;
      all.add(new Row(new double[] {i, label}, i % classes));
    }
    return new Dataset(
        "d.csv",
        "",
        new ClassTarget("c", IntStream.range(0, classes).mapToObj(i -> "c" + i).toList()),
        List.of(new NumericFeature("x"), new NominalFeature("pay", List.of("card, gift", "cash"))),
        all);
  }

  private static GoldenRows golden(Dataset dataset) {
    return new GoldenRows(dataset, new Doubter(), WekaInstances.of(dataset));
  }

  @ParameterizedTest
  @CsvSource({"1000, 3, 40", "1000, 15, 160", "3000, 100, 110", "12000, 1000, 199", "40, 4, 40"})
  void selection_ofClasses_hasAtMost200Rows(int rows, int classes, int expected) {
    assertThat(golden(dataset(rows, classes, 0)).selected()).hasSize(expected);
  }

  @Test
  void selection_always_hasRowsOfLowestConfidence() {
    assertThat(golden(dataset(1000, 3, 0)).selected())
        .containsAll(IntStream.range(990, 1000).boxed().toList());
  }

  @Test
  void selection_withMissingValues_hasTwentySuchRows() {
    Dataset dataset = dataset(2000, 3, 100);
    SortedSet<Integer> selected = golden(dataset).selected();
    assertThat(selected)
        .filteredOn(row -> Double.isNaN(dataset.rows().get(row).value(1)))
        .hasSizeGreaterThanOrEqualTo(20);
    assertThat(selected).hasSizeLessThanOrEqualTo(60);
  }

  @Test
  void selection_ofNumbers_isSpreadFromTheSmallestToTheLargest() {
    Dataset dataset =
        new Dataset(
            "d.csv",
            "",
            new NumericTarget("y"),
            List.of(new NumericFeature("x")),
            IntStream.range(0, 5000)
                .mapToObj(i -> new Row(new double[] {i % 50 == 0 ? Double.NaN : i}, i * 31 % 5000))
                .toList());
    AbstractClassifier zero =
        new AbstractClassifier() {
          private static final long serialVersionUID = 1L;

          @Override
          public void buildClassifier(Instances data) {}

          @Override
          public double classifyInstance(Instance row) {
            return 0.5;
          }
        };
    GoldenRows golden = new GoldenRows(dataset, zero, WekaInstances.of(dataset));
    SortedSet<Integer> selected = golden.selected();
    assertThat(selected).hasSizeBetween(101, 121);
    assertThat(selected.stream().map(row -> dataset.rows().get(row).target()))
        .contains(0.0, 4999.0)
        .anyMatch(target -> target > 2450 && target < 2550);
    assertThat(selected).anyMatch(row -> Double.isNaN(dataset.rows().get(row).value(0)));
    assertThat(GoldenCsv.of(dataset, golden).lines())
        .startsWith("x,expected_value", "\"\",0.5")
        .contains("1129.0,0.5"); // the row of 4999
  }

  @Test
  void csv_withLabelsAndMissingValues_hasLabelsAndEmptyFields() {
    Dataset dataset = dataset(14, 2, 1);
    assertThat(GoldenCsv.of(dataset, golden(dataset)).lines())
        .startsWith("x,pay,expected_class,probability:c0,probability:c1")
        .contains("6.0,,c0,0.999994,6.0E-6", "8.0,\"card, gift\",c0,0.999992,8.0E-6");
  }

  @Test
  void csv_ofManyClasses_isSmall() {
    Dataset dataset = dataset(20_000, 10_000, 0);
    assertThat(GoldenCsv.of(dataset, golden(dataset)).length()).isLessThan(6_000_000);
  }

  @Test
  void model_withoutFinitePrediction_isRefused() {
    Dataset dataset = dataset(10, 2, 0);
    AbstractClassifier broken =
        new AbstractClassifier() {
          private static final long serialVersionUID = 1L;

          @Override
          public void buildClassifier(Instances data) {}

          @Override
          public double[] distributionForInstance(Instance row) {
            double[] distribution = new double[2];
            Arrays.fill(distribution, Double.NaN);
            return distribution;
          }
        };
    assertThatExceptionOfType(BundleRefusedException.class)
        .isThrownBy(() -> new GoldenRows(dataset, broken, WekaInstances.of(dataset)).selected())
        .withMessage(
            "model.bin: expected a prediction of each training row, found "
                + "probabilities: expected 0..1 with the sum 1, found [NaN, NaN]");
  }
}
