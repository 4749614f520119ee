package dev.irisops.serving.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.it.Response;
import dev.irisops.serving.it.Scrape;
import dev.irisops.serving.it.ServiceClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hawkular.agent.prometheus.types.Histogram;
import org.hawkular.agent.prometheus.types.MetricFamily;
import org.junit.jupiter.api.Test;

/** {@code GET /metrics}: names, types, labels, buckets, HELP, and what moves them. */
class MetricsIT extends ContainerTestBase {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "metrics.golden.txt");

  @Test
  void series_fromStartUp_areTheGoldenList() throws IOException {
    List<String> found = List.copyOf(seriesOf(service.scrape()));
    Files.write(Path.of("target", "metrics.found.txt"), found);

    assertThat(found)
        .as("to accept it: cp iris-war/target/metrics.found.txt iris-war/%s", GOLDEN)
        .isEqualTo(Files.readAllLines(GOLDEN));
  }

  /** Returns one line for each series: its type, name and labels, without versions. */
  private static TreeSet<String> seriesOf(Scrape scrape) {
    return scrape.families().stream()
        .flatMap(
            family ->
                family.getMetrics().stream()
                    .map(m -> family.getType() + " " + m.getName() + new TreeMap<>(m.getLabels())))
        .map(line -> line.replaceAll("version=[^,}]*", "version=*"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyMetric_hasHelpAndType() {
    assertThat(service.scrape().families())
        .allSatisfy(family -> assertThat(family.getHelp()).as(family.getName()).isNotBlank());
  }

  @Test
  void histograms_haveTheBucketsOfTheDesign() {
    assertThat(buckets("model_confidence"))
        .containsExactly(0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0, Double.POSITIVE_INFINITY);
    assertThat(buckets("http_request_duration_seconds"))
        .containsExactly(
            .001,
            .0025,
            .005,
            .01,
            .025,
            .05,
            .1,
            .25,
            .5,
            1.0,
            2.5,
            5.0,
            Double.POSITIVE_INFINITY);
  }

  private List<Double> buckets(String name) {
    Histogram first = (Histogram) service.scrape().family(name).getMetrics().get(0);
    return first.getBuckets().stream().map(Histogram.Bucket::getUpperBound).toList();
  }

  @Test
  void predictions_moveTheModelsSeries() {
    Scrape before = service.scrapeWhenIdle();

    service.predict(ServiceClient.SETOSA);
    service.predict(
        "{\"sepal_length\":4.0,\"sepal_width\":3.5,\"petal_length\":1.4,\"petal_width\":0.2}");

    assertThat(moved(before, "model_predictions_total{predicted_class=setosa}")).isEqualTo(2);
    assertThat(moved(before, "model_confidence{predicted_class=setosa}")).isEqualTo(2);
    assertThat(moved(before, "model_feature_observations_total{bin=1, feature=sepal_length}"))
        .isEqualTo(1);
    assertThat(moved(before, "model_feature_observations_total{bin=0, feature=sepal_length}"))
        .isEqualTo(1);
    assertThat(moved(before, "model_feature_out_of_range_total{feature=sepal_length}"))
        .isEqualTo(1);
    assertThat(moved(before, "model_feature_out_of_range_total{feature=sepal_width}")).isZero();
    assertThat(
            moved(
                before,
                "http_request_duration_seconds{http_request_method=POST,"
                    + " http_response_status_code=200, http_route=/predict}"))
        .isEqualTo(2);
  }

  private double moved(Scrape before, String series) {
    return service.scrapeWhenIdle().value(series) - before.value(series);
  }

  @Test
  void model_isDescribedByGauges() {
    Scrape scrape = service.scrape();

    assertThat(scrape.value("model_loaded{}")).isEqualTo(1);
    assertThat(scrape.value("model_evaluation_accuracy{}")).isBetween(0.95, 1.0);
    assertThat(scrape.value("model_loaded_timestamp_seconds{}"))
        .isBetween(1.7e9, System.currentTimeMillis() / 1e3);
    assertThat(scrape.family("target_info").getMetrics().get(0).getLabels())
        .containsEntry("service_name", "iris-api")
        .containsKey("service_version");
  }

  @Test
  void hostileRequests_addNoSeries() {
    Set<String> before = seriesOf(service.scrape());

    for (String method : List.of("BREW", "PROPFIND", "get", "\u00e9\u00e9")) {
      service.raw(method, "/" + "x".repeat(3_000));
    }
    for (String path :
        List.of(
            "/predict/../model",
            "//predict",
            "/%70redict",
            "/predict%00",
            "/a?b=c",
            "/predict;x=y")) {
      service.raw("GET", path);
    }
    service.predict("{\"\\u0000\\n\\\"} 1\":1}");
    service.postWithKey("\"} 1", "/predict", "{}");

    assertThat(seriesOf(service.scrape())).isEqualTo(before);
  }

  /** stack-tests show that a real Prometheus reads it. */
  @Test
  void openMetrics_byAccept_namesItsVersion() {
    Response answer =
        service.send(
            service
                .request("/metrics")
                .header(
                    "Accept", "application/openmetrics-text;version=1.0.0;q=0.9,text/plain;q=0.1"));

    assertThat(answer.contentType().orElse(""))
        .startsWith("application/openmetrics-text; version=1.0.0; charset=utf-8");
    assertThat(answer.body()).endsWith("\n# EOF\n");
  }

  @Test
  void text_byDefault_namesItsVersion() {
    assertThat(service.get("/metrics").contentType())
        .contains("text/plain; version=0.0.4; charset=utf-8");
  }

  @Test
  void oneName_isOneFamily() {
    assertThat(service.scrape().families())
        .extracting(MetricFamily::getName)
        .doesNotHaveDuplicates();
  }
}
