package dev.irisops.serving.http;

import static dev.irisops.serving.http.HttpKit.answer;
import static dev.irisops.serving.http.HttpKit.assertProblem;
import static dev.irisops.serving.http.HttpKit.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.http.MetricsPage.Page;
import dev.irisops.serving.problem.Problem;
import dev.irisops.serving.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class MetricsServletTest {
  private final MetricsServlet servlet =
      new MetricsServlet(
          HttpKit.pipeline(),
          format -> Page.of("text/" + format, format.toString().getBytes(StandardCharsets.UTF_8)));

  private static MockHttpServletRequest scrape(String header, String value) {
    MockHttpServletRequest request = HttpKit.request("GET", Route.METRICS);
    request.removeHeader(RequestChecks.API_KEY);
    if (value != null) {
      request.addHeader(header, value);
    }
    return request;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
                                                                                 | TEXT
          ''                                                                     | TEXT
          */*                                                                    | TEXT
          text/html                                                              | TEXT
          text/plain;version=0.0.4                                               | TEXT
          application/openmetrics-text;q=0                                       | TEXT
          application/openmetrics-text;version=1.0.0;q=0.1,text/plain;q=0.9      | TEXT
          application/openmetrics-text                                           | OPEN_METRICS
          Application/OpenMetrics-Text; Version=1.0.0; Q=0.5, */*;q=0.1          | OPEN_METRICS
          application/openmetrics-text;version=1.0.0,text/plain;q=0.5            | OPEN_METRICS
          application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2 | OPEN_METRICS
          """)
  void acceptHeader_choosesTheFormat(String accept, String format) throws Exception {
    MockHttpServletResponse response = answer(servlet, scrape("Accept", accept));

    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(response.getContentType()).isEqualTo("text/" + format);
    assertThat(text(response)).isEqualTo(format);
    assertThat(response.getHeaders("Vary")).containsExactly("Accept, Accept-Encoding");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
                                   | false
          ''                       | false
          identity                 | false
          br, deflate              | false
          gzip;q=0                 | false
          gzip;q=0.4, identity     | false
          *;q=0                    | false
          gzip;q=0, *              | false
          gzip;q=0, identity;q=0   | false
          gzip                     | true
          gzip, deflate, br        | true
          GZIP;q=0.1               | true
          gzip, identity           | true
          *                        | true
          identity;q=0.5, *        | true
          identity;q=0             | true
          identity;q=0, gzip;q=0.1 | true
          """)
  void acceptEncodingHeader_choosesGzip(String accept, boolean gzip) throws Exception {
    MockHttpServletResponse response = answer(servlet, scrape("Accept-Encoding", accept));

    byte[] body = response.getContentAsByteArray();
    assertThat(response.getContentLength()).isEqualTo(body.length);
    assertThat(response.getHeader("Content-Encoding")).isEqualTo(gzip ? "gzip" : null);
    assertThat(gzip ? unzipped(body) : body).asString().isEqualTo("TEXT");
    assertThat(response.getHeaders("Vary")).containsExactly("Accept, Accept-Encoding");
  }

  private static byte[] unzipped(byte[] gzip) throws Exception {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return in.readAllBytes();
    }
  }

  @Test
  void metrics_thatAreOff_areNotFound() throws Exception {
    MetricsServlet off = new MetricsServlet(HttpKit.pipeline(), MetricsPage.off("they are off"));
    assertProblem(
        answer(off, scrape("Accept-Encoding", "gzip")),
        Problem.of(ProblemType.NOT_FOUND, "they are off"));
  }
}
