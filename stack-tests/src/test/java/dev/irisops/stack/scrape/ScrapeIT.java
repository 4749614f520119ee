package dev.irisops.stack.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.server.IrisApi;
import dev.irisops.stack.server.Prometheus;
import dev.irisops.stack.server.Server;
import dev.irisops.testkit.FreePort;
import dev.irisops.testkit.Waiting;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A real Prometheus scrapes {@code /metrics} of the running service in each of its formats. */
class ScrapeIT {
  private static final String OPEN_METRICS = "openmetrics";
  private static final String TEXT = "text";
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  private static Server service;
  private static Prometheus prometheus;

  @BeforeAll
  static void start() {
    service = IrisApi.start();
    service.post("/predict", IrisApi.SETOSA);
    service.post("/predict", "{");
    prometheus =
        Prometheus.start(
            """
            global: { scrape_interval: 1s }
            scrape_configs:
              - job_name: openmetrics
                scrape_protocols: [OpenMetricsText1.0.0]
                static_configs: [{ targets: ["localhost:%1$d"] }]
              - job_name: text
                scrape_protocols: [PrometheusText0.0.4]
                static_configs: [{ targets: ["localhost:%1$d"] }]
            """
                .formatted(service.port()),
            FreePort.next(),
            Map.of(),
            List.of("--enable-feature=exemplar-storage"));
    prometheus.awaitUp(OPEN_METRICS, TEXT);
  }

  @AfterAll
  static void stop() {
    if (prometheus != null) {
      prometheus.close();
    }
    if (service != null) {
      service.close();
    }
  }

  @Test
  void bothFormats_holdTheSameSeries() {
    Set<String> series = prometheus.series(OPEN_METRICS);

    assertThat(series).hasSizeGreaterThan(1_000).isEqualTo(prometheus.series(TEXT));
  }

  @Test
  void noSample_isRefused() {
    for (String reason : List.of("duplicate_timestamp", "out_of_order", "out_of_bounds")) {
      assertThat(prometheus.own("prometheus_target_scrapes_sample_" + reason + "_total"))
          .as(reason)
          .isZero();
    }
  }

  @Test
  void openMetrics_isReadAsSuch() {
    assertThat(prometheus.types(OPEN_METRICS))
        .containsEntry("model_predictions", "counter")
        .containsEntry("model_confidence", "histogram")
        .containsEntry("model", "info")
        .containsEntry("model_loaded", "gauge")
        .containsEntry("target", "info")
        .doesNotContainValue("unknown");
  }

  @Test
  void text_isReadAsSuch() {
    assertThat(prometheus.types(TEXT))
        .containsEntry("model_predictions_total", "counter")
        .containsEntry("model_confidence", "histogram")
        .containsEntry("model_info", "gauge")
        .containsEntry("model_loaded", "gauge")
        .containsEntry("target_info", "gauge")
        .doesNotContainValue("unknown");
  }

  @Test
  void values_arrive() {
    for (String job : List.of(OPEN_METRICS, TEXT)) {
      assertThat(prometheus.value("model_predictions_total{job=\"%s\"}", job)).isEqualTo(1);
      assertThat(
              prometheus.value("api_errors_total{job=\"%s\", error_type=\"malformed-json\"}", job))
          .isEqualTo(1);
    }
  }

  /**
   * Repeated: a scrape removes the exemplars, and the text format, which has none, may be first.
   */
  @Test
  void sampledTrace_isExemplarOfItsDuration() {
    Waiting.until(
        "Prometheus has an exemplar",
        () -> {
          service.postTraced("/nowhere", "{}", "00-" + TRACE + "-b7ad6b7169203331-01");
          return !exemplars().isEmpty();
        },
        () -> service.get("/metrics").body());

    JsonNode series = exemplars().get(0);
    assertThat(series.at("/seriesLabels/http_route").asText()).isEqualTo("unmatched");
    assertThat(series.at("/exemplars/0/labels/trace_id").asText()).isEqualTo(TRACE);
  }

  private static JsonNode exemplars() {
    return prometheus.exemplars("http_request_duration_seconds_bucket");
  }
}
