package dev.irisops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScrapeTest {
  private static final String PAGE =
      """
      # HELP model_reloads_total Model bundles
      model_reloads_total{result="failure"} 0.0
      model_reloads_total{result="success"} 4.0
      """;

  @Test
  void value_ofStartOfSeries_isItsValue() {
    assertThat(Scrape.value(PAGE, "model_reloads_total{result=\"success\"}")).isEqualTo(4);
  }

  @Test
  void value_ofUnknownSeries_isNaN() {
    assertThat(Scrape.value(PAGE, "nothing")).isNaN();
  }
}
