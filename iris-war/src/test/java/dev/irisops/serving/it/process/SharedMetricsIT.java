package dev.irisops.serving.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.it.ServiceClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scrapes within {@code iris.metrics.max-age} get one page, compressed or not. */
class SharedMetricsIT {
  private static final String TEXT = "text/plain";
  private static final String OPEN_METRICS = "application/openmetrics-text";

  private static ServiceProcess process;
  private static byte[] first;

  @BeforeAll
  static void start() throws Exception {
    process = ServiceProcess.setup().with("IRIS_METRICS_MAX_AGE", 60).start();
    first = scrape("GET", TEXT, "identity").body();
    process.client().predict(ServiceClient.SETOSA);
  }

  @AfterAll
  static void stop() {
    if (process != null) {
      process.close();
    }
  }

  private static HttpResponse<byte[]> scrape(String method, String accept, String encoding)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            process
                .client()
                .request("/metrics")
                .method(method, BodyPublishers.noBody())
                .header("Accept", accept)
                .header("Accept-Encoding", encoding)
                .build(),
            BodyHandlers.ofByteArray());
  }

  private static String unzipped(byte[] body) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void scrapes_getTheSamePage() throws Exception {
    HttpResponse<byte[]> second = scrape("GET", TEXT, "identity");
    assertThat(second.body()).isEqualTo(first);
    assertThat(second.headers().firstValue("Content-Encoding")).isEmpty();
  }

  @Test
  void gzip_isTheSamePageInATenthOfTheBytes() throws Exception {
    HttpResponse<byte[]> compressed = scrape("GET", TEXT, "gzip");
    assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(compressed.headers().firstValue("Vary")).contains("Accept, Accept-Encoding");
    assertThat(compressed.headers().firstValue("Content-Type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
    assertThat(compressed.body().length).isLessThan(first.length / 10);
    assertThat(unzipped(compressed.body())).isEqualTo(new String(first, StandardCharsets.UTF_8));
  }

  @Test
  void openMetrics_isAPageOfItsOwn() throws Exception {
    HttpResponse<byte[]> compressed = scrape("GET", OPEN_METRICS, "gzip");
    assertThat(unzipped(compressed.body())).endsWith("# EOF\n");
    assertThat(scrape("GET", OPEN_METRICS, "gzip").body()).isEqualTo(compressed.body());
  }

  /** Liberty leaves out the length of a compressed page, as RFC 9110 (section 9.3.2) allows. */
  @ParameterizedTest
  @CsvSource({
    "identity, 'Content-Length, Content-Type, Vary'",
    "gzip, 'Content-Encoding, Content-Type, Vary'"
  })
  void head_hasTheHeadersOfGet(String encoding, String names) throws Exception {
    HttpResponse<byte[]> get = scrape("GET", TEXT, encoding);
    HttpResponse<byte[]> head = scrape("HEAD", TEXT, encoding);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(names.split(", "))
        .allSatisfy(
            name ->
                assertThat(head.headers().firstValue(name))
                    .isPresent()
                    .isEqualTo(get.headers().firstValue(name)));
  }
}
