package dev.irisops.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The state of the service as Prometheus sees it, as JSON for the page. */
final class Monitoring {
  /** How much of the past the charts show, in seconds. */
  private static final int PAST = 300;

  private static final int POINTS = 100;

  private static final List<Figure> FIGURES =
      List.of(
          new Figure("requests", "Requests", "/s", 1, requests("")),
          new Figure(
              "errors",
              "Error ratio",
              "%",
              1,
              "100 * (%s or vector(0)) / %s"
                  .formatted(requests(", http_response_status_code=~\"[45]..\""), requests(""))),
          new Figure(
              "latency",
              "Latency, 95th percentile",
              "ms",
              1,
              """
              1000 * histogram_quantile(0.95, sum by (le) (
                rate(http_request_duration_seconds_bucket{role="model-api", http_route!="/metrics"}[1m])))"""),
          new Figure(
              "predictions",
              "Predictions",
              "/s",
              0,
              "sum(rate(model_predictions_total{role=\"model-api\"}[1m]))"),
          new Figure(
              "unsure",
              "Predictions below 70 % confidence",
              "%",
              1,
              """
              100 * sum(rate(model_confidence_bucket{role="model-api", le="0.7"}[1m]))
              / sum(rate(model_confidence_count{role="model-api"}[1m]))"""),
          new Figure(
              "drift",
              "Drift (PSI) of the feature that changed most",
              "",
              2,
              "max(feature:model_feature_psi:1h)"));

  /** A series for each question, by its label {@code state}. */
  private static final String STATE =
      """
      label_replace(count(up{role="model-api"}), "state", "instances", "", "")
      or label_replace(count(up{role="model-api"} == 1), "state", "up", "", "")
      or label_replace(sum(model_loaded{role="model-api"}), "state", "loaded", "", "")""";

  private static String requests(String more) {
    return "sum(rate(http_request_duration_seconds_count{role=\"model-api\", http_route!=\"/metrics\"%s}[1m]))"
        .formatted(more);
  }

  private final ObjectMapper mapper = new ObjectMapper();
  private final PrometheusClient prometheus;

  Monitoring(PrometheusClient prometheus) {
    this.prometheus = prometheus;
  }

  /** Returns the state of the service, its model, the figures and the alerts. */
  ObjectNode now() throws IOException {
    String time = Long.toString(Instant.now().getEpochSecond());
    ObjectNode state = mapper.createObjectNode().put("time", Long.parseLong(time));
    state.put("service", service(time));
    state.set("model", model(time));
    ArrayNode figures = state.putArray("figures");
    for (Figure figure : FIGURES) {
      figures.add(figure(figure, time));
    }
    state.set("alerts", alerts());
    return state;
  }

  private String service(String time) throws IOException {
    double up = 0;
    double loaded = 0;
    double instances = 0;
    for (JsonNode one : query(STATE, time)) {
      double value = one.path("value").get(1).asDouble();
      switch (one.at("/metric/state").asText()) {
        case "up" -> up = value;
        case "loaded" -> loaded = value;
        default -> instances = value;
      }
    }
    return instances == 0 ? "NOT SCRAPED" : up == 0 ? "DOWN" : loaded == 0 ? "NO MODEL" : "UP";
  }

  private JsonNode query(String query, String time) throws IOException {
    return prometheus.call("query", Map.of("query", query, "time", time)).path("result");
  }

  private JsonNode model(String time) throws IOException {
    JsonNode infos = query("model_info{role=\"model-api\"}", time);
    return infos.isEmpty() ? mapper.createObjectNode() : infos.get(0).path("metric");
  }

  private ObjectNode figure(Figure figure, String time) throws IOException {
    long end = Long.parseLong(time);
    JsonNode series =
        prometheus
            .call(
                "query_range",
                Map.of(
                    "query", figure.query(),
                    "start", Long.toString(end - PAST),
                    "end", time,
                    "step", Integer.toString(PAST / POINTS)))
            .path("result");
    JsonNode points = series.isEmpty() ? mapper.createArrayNode() : series.get(0).path("values");
    ObjectNode shown =
        mapper
            .createObjectNode()
            .put("id", figure.id())
            .put("title", figure.title())
            .put("unit", figure.unit())
            .put("decimals", figure.decimals())
            .put("query", figure.query());
    shown.set("points", points);
    return shown;
  }

  /** Returns the alerts that fire or wait, without the Watchdog, which always fires. */
  private ArrayNode alerts() throws IOException {
    ArrayNode alerts = mapper.createArrayNode();
    for (JsonNode alert : prometheus.call("alerts", Map.of()).path("alerts")) {
      if (!alert.at("/labels/severity").asText().equals("none")) {
        alerts.add(alert);
      }
    }
    return alerts;
  }
}
