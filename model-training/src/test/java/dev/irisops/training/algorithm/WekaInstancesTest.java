package dev.irisops.training.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.training.dataset.ClassTarget;
import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.dataset.NominalFeature;
import dev.irisops.training.dataset.NumericFeature;
import dev.irisops.training.dataset.Row;
import java.util.List;
import org.junit.jupiter.api.Test;
import weka.core.Instances;

class WekaInstancesTest {
  @Test
  void instances_ofMixedFeatures_haveLabelsAndMissingValues() {
    Instances instances =
        WekaInstances.of(
            new Dataset(
                "d.csv",
                "",
                new ClassTarget("outcome", List.of("kept", "returned")),
                List.of(
                    new NominalFeature("payment", List.of("card", "it's cash")),
                    new NumericFeature("amount")),
                List.of(
                    new Row(new double[] {1, 38.2}, 1),
                    new Row(new double[] {Double.NaN, Double.NaN}, 0))));

    assertThat(instances.get(0).stringValue(0)).isEqualTo("it's cash");
    assertThat(instances.get(0).value(1)).isEqualTo(38.2);
    assertThat(instances.get(0).stringValue(instances.classAttribute())).isEqualTo("returned");
    assertThat(instances.get(1).isMissing(0)).isTrue();
    assertThat(instances.get(1).isMissing(1)).isTrue();
    assertThat(instances.classIndex()).isEqualTo(2);
  }
}
