package dev.irisops.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HtmlTest {
  @Test
  void table_withMarkupInCell_isEscaped() {
    assertThat(Html.table(List.of("<th>"), List.of(List.of("a & 'b' \"c\""))))
        .contains("<th>&lt;th&gt;</th>")
        .contains("<td>a &amp; &#39;b&#39; &quot;c&quot;</td>");
  }

  @Test
  void fill_withPlaceholderInValue_keepsIt() {
    assertThat(Html.fill("{{a}}{{b}}", Map.of("a", "{{b}}$1", "b", "x"))).isEqualTo("{{b}}$1x");
  }
}
