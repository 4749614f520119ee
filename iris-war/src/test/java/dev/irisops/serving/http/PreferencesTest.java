package dev.irisops.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferencesTest {
  private static double weight(String value, String... lines) {
    return Preferences.of(Collections.enumeration(Arrays.asList(lines))).weight(value, -1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      textBlock =
          """
          gzip                               | 1
          deflate, gzip                      | 1
          GZip                               | 1
          gzip;q=0.5                         | 0.5
          gzip ; Q=0.5                       | 0.5
          gzip;level=9;q=0.5;x               | 0.5
          gzip;q=0                           | 0
          gzip;q=0.000                       | 0
          gzip;q=                            | 0
          gzip;q=high                        | 0
          gzip;q=0.2, gzip;q=0.7, gzip;q=0.1 | 0.7
          *                                  | 1
          *;q=0                              | 0
          *;q=0, gzip                        | 1
          gzip;q=0, *                        | 0
          ''                                 | -1
          ,;,=;;q=1                          | -1
          gzi, gzipp, x-gzip                 | -1
          """)
  void weight_isThatOfTheValueOrTheWildcard(String header, double weight) {
    assertThat(weight("gzip", header)).isEqualTo(weight);
  }

  @Test
  void header_mayHaveSeveralLinesOrNone() {
    assertThat(weight("gzip", "br;q=0.9", "gzip;q=0.3")).isEqualTo(0.3);
    assertThat(weight("gzip")).isEqualTo(-1);
  }
}
