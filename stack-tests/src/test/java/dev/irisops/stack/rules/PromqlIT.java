package dev.irisops.stack.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.server.Prometheus;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A query that is parsed and written again means the same to Prometheus. */
class PromqlIT {
  private static Prometheus parser;

  @BeforeAll
  static void start() {
    parser = Prometheus.start("global: {}");
  }

  @AfterAll
  static void stop() {
    if (parser != null) {
      parser.close();
    }
  }

  static Stream<String> expressions() {
    return RuleFile.shipped().stream().flatMap(f -> f.rules().stream()).map(Rule::expression);
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void expressionsOfRules_keepTheirMeaning(String query) {
    assertSameAfterWriting(query);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-a{b=\"c\\\"d\\\\e\", f!~\"g|h\"} offset 5m",
        "sum without (a) (rate(b[1m30s])) / ignoring (c) group_right (d) e",
        "topk by (a) (3, max_over_time((b > bool 1)[1h:1m] offset 1d))",
        "count({__name__=~\"a|b\", c!=\"\"})",
        "count(a) unless on () b or vector(+Inf)"
      })
  void otherExpressions_keepTheirMeaning(String query) {
    assertSameAfterWriting(query);
  }

  private static void assertSameAfterWriting(String query) {
    assertThat(parser.parse(Promql.text(parser.parse(query)))).isEqualTo(parser.parse(query));
  }
}
