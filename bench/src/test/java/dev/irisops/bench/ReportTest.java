package dev.irisops.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
  @Test
  void table_ofTwoJdks_marksMissedTargetsAndMissingValues() {
    Map<String, List<Measurement>> byJdk = new LinkedHashMap<>();
    byJdk.put(
        "JDK 17",
        List.of(
            new Measurement("ratio", Target.atLeast(0.9), 0.876),
            new Measurement("size, MB", Target.NONE, 12_345.6)));
    byJdk.put("JDK 25", List.of(new Measurement("ratio", Target.atLeast(0.9), 0.95)));

    assertThat(Report.table(byJdk))
        .isEqualTo(
            """
            | measurement | target | JDK 17 | JDK 25 |
            | --- | --- | --: | --: |
            | ratio | ≥ 0.9 | **0.88** | 0.95 |
            | size, MB |  | 12,346 | – |""");
  }

  @Test
  void measurement_notMeasured_isDash() {
    assertThat(new Measurement("ratio", Target.atMost(1), Double.NaN).text()).isEqualTo("–");
  }

  @Test
  void replace_ofSection_keepsRestOfPage() {
    String page = "before\n<!-- soak: written by bench -->\nold\n<!-- end of soak -->\nafter\n";

    assertThat(Report.replace(page, "soak", "new"))
        .isEqualTo("before\n<!-- soak: written by bench -->\nnew\n<!-- end of soak -->\nafter\n");
  }

  @Test
  void replace_ofUnknownSection_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Report.replace("nothing", "soak", "new"))
        .withMessage(
            "expected <!-- soak: written by bench --> and <!-- end of soak --> in the page");
  }
}
