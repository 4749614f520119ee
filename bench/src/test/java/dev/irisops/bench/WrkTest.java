package dev.irisops.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WrkTest {
  private static final String OUTPUT =
      """
      Running 5s test @ http://localhost:8000/predict
        1 threads and 16 connections
        Thread Stats   Avg      Stdev     Max   +/- Stdev
          Latency     3.28ms   10.14ms 190.07ms   96.00%
          Req/Sec     5.80k     1.20k    8.00k    60.00%
        29014 requests in 5.04s, 9.46MB read
      """;

  @Test
  void parse_ofSuccess_hasNoErrors() {
    assertThat(Wrk.parse(OUTPUT + "Requests/sec:   5762.34\nTransfer/sec:      1.88MB\n"))
        .isEqualTo(new Wrk.Result(5762.34, 29_014, 0, 0));
  }

  @Test
  void parse_ofErrors_countsThem() {
    Wrk.Result result =
        Wrk.parse(
            OUTPUT
                + "  Socket errors: connect 1, read 2, write 3, timeout 4\n"
                + "  Non-2xx or 3xx responses: 14507\n"
                + "Requests/sec:   5762.34\n");

    assertThat(result).isEqualTo(new Wrk.Result(5762.34, 29_014, 14_507, 10));
    assertThat(result.successfulPerSecond()).isCloseTo(5762.34 / 2, within(1e-9));
  }

  @Test
  void parse_ofNoResult_showsOutput() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Wrk.parse("unable to connect"))
        .withMessageEndingWith("unable to connect");
  }
}
