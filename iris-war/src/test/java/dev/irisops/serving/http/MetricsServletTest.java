package dev.irisops.serving.http;

import static dev.irisops.serving.http.HttpKit.answer;
import static dev.irisops.serving.http.HttpKit.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.http.MetricsPage.Page;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class MetricsServletTest {
  private final MetricsServlet servlet =
      new MetricsServlet(
          HttpKit.pipeline(),
          accept ->
              new Page(
                  "text/plain; version=0.0.4", accept.toString().getBytes(StandardCharsets.UTF_8)));

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "application/openmetrics-text")
  void acceptHeader_choosesThePage(String accept) throws Exception {
    MockHttpServletRequest request = HttpKit.request("GET", Route.METRICS);
    request.removeHeader(RequestChecks.API_KEY);
    if (accept != null) {
      request.addHeader("Accept", accept);
    }

    MockHttpServletResponse response = answer(servlet, request);

    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(response.getContentType()).isEqualTo("text/plain; version=0.0.4");
    assertThat(text(response))
        .isEqualTo(accept == null ? "Optional.empty" : "Optional[" + accept + "]");
  }
}
