package dev.irisops.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.training.dataset.ClassTarget;
import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.dataset.NominalFeature;
import dev.irisops.training.dataset.Row;
import dev.irisops.training.profile.AllowedWidths;
import dev.irisops.training.profile.NominalProfile;
import dev.irisops.training.profile.Profiler;
import dev.irisops.training.profile.Unseen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelSharesTest {
  private static LabelShares shares(int labels, List<Row> rows) {
    List<String> names = IntStream.range(0, labels).mapToObj(i -> "l" + i).toList();
    Dataset dataset =
        new Dataset(
            "d.csv",
            "",
            new ClassTarget("c", IntStream.range(0, 10).mapToObj(i -> "c" + i).toList()),
            List.of(new NominalFeature("x", names)),
            rows);
    Profiler profiler = new Profiler(Map.of(), AllowedWidths.parse("off"), Unseen.MISSING);
    NominalProfile profile = (NominalProfile) profiler.profiles(dataset).get(0);
    return LabelShares.of(dataset, 0, profile, ChartGroups.of(dataset));
  }

  private static Row row(double label, int classIndex) {
    return new Row(new double[] {label}, classIndex);
  }

  @Test
  void labels_byClass_areCommonestFirstAndMissingLast() {
    LabelShares shares =
        shares(
            2, List.of(row(1, 0), row(1, 0), row(0, 0), row(Double.NaN, 0), row(0, 1), row(1, 1)));
    assertThat(shares.labels()).containsExactly("l1", "l0", "missing");
    assertThat(shares.shares().get(0)).containsExactly(0.5, 0.25, 0.25);
    assertThat(shares.shares().get(1)).containsExactly(0.5, 0.5, 0.0);
  }

  @Test
  void labels_beyondTwentyAndClassesBeyondEight_areOtherAndAbsent() {
    List<Row> rows = new ArrayList<>();
    IntStream.range(0, 25).forEach(label -> rows.add(row(label, 0)));
    IntStream.range(1, 10).forEach(c -> rows.add(row(0, c)));
    LabelShares shares = shares(25, rows);
    assertThat(shares.labels()).hasSize(21).startsWith("l0", "l1").endsWith("l19", "other");
    assertThat(shares.shares()).hasSize(8);
    assertThat(shares.shares().get(0)).endsWith(0.04, 0.2);
  }
}
