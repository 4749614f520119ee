package dev.irisops.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
  @Test
  void table_hasAColumnForEachJdk_marksWhatMissesItsAim_andShowsWhatIsMissing() {
    Map<String, List<Finding>> byJdk = new LinkedHashMap<>();
    byJdk.put(
        "JDK 17",
        List.of(
            new Finding("ratio", Aim.atLeast(0.9), 0.876),
            new Finding("size, MB", Aim.NONE, 12_345.6)));
    byJdk.put("JDK 25", List.of(new Finding("ratio", Aim.atLeast(0.9), 0.95)));

    assertThat(Report.table(byJdk))
        .isEqualTo(
            """
            | figure | aim | JDK 17 | JDK 25 |
            | --- | --- | --: | --: |
            | ratio | ≥ 0.9 | **0.88** | 0.95 |
            | size, MB |  | 12,346 | – |""");
  }

  @Test
  void figureThatCouldNotBeMeasured_isADash() {
    assertThat(new Finding("ratio", Aim.atMost(1), Double.NaN).text()).isEqualTo("–");
  }

  @Test
  void replace_keepsWhatStandsOutsideOfTheComments() {
    String page = "before\n<!-- soak: written by bench -->\nold\n<!-- end of soak -->\nafter\n";

    assertThat(Report.replace(page, "soak", "new"))
        .isEqualTo("before\n<!-- soak: written by bench -->\nnew\n<!-- end of soak -->\nafter\n");
  }

  @Test
  void replace_ofAPartThatIsNotThere_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Report.replace("nothing", "soak", "new"))
        .withMessage(
            "expected <!-- soak: written by bench --> and <!-- end of soak --> in the page");
  }
}
