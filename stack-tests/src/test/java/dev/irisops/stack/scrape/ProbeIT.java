package dev.irisops.stack.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.server.BlackboxExporter;
import dev.irisops.stack.server.IrisApi;
import dev.irisops.stack.server.Proxy;
import dev.irisops.stack.server.Server;
import dev.irisops.stack.tool.Repository;
import dev.irisops.testkit.FreePort;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real blackbox exporter probes the service through nginx, with the shipped module. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no nginx package to unpack")
class ProbeIT {
  /** The service, and answers that others give in its place. */
  private static final String SITE =
      """
      server {
        listen 127.0.0.1:%d;
        location /service/ { proxy_pass http://127.0.0.1:%d/; }
        location /unavailable/ { return 503; }
        location /not-found/ { return 404; }
        location /login-page/ { default_type text/html; return 200 "<form>"; }
        location /password/ { default_type text/html; return 401 "<form>"; }
        location /redirect/ { return 302 /login-page/; }
        location /another-api/ { add_header Allow "GET, POST"; return 200 "{}"; }
        location /no-backend/ { proxy_pass http://127.0.0.1:%d/; }
      }
      """;

  private static Server service;
  private static Server proxy;
  private static BlackboxExporter exporter;

  @BeforeAll
  static void start() {
    service = IrisApi.start();
    int port = FreePort.next();
    proxy = Proxy.nginx(port, SITE.formatted(port, service.port(), FreePort.next()));
    exporter =
        BlackboxExporter.start(Repository.text("kustomize/components/blackbox-probe/blackbox.yml"));
  }

  @AfterAll
  static void stop() {
    if (exporter != null) {
      exporter.close();
    }
    if (proxy != null) {
      proxy.close();
    }
    if (service != null) {
      service.close();
    }
  }

  @Test
  void service_isFoundWithoutKey() {
    assertThat(probe("/service/model")).contains("\nprobe_success 1\n");
  }

  /** Otherwise a quiet service would seem to fail, because nobody else calls it. */
  @Test
  void probe_isNoErrorOfTheService() {
    probe("/service/model");

    assertThat(service.get("/metrics").body())
        .containsPattern(
            "http_request_duration_seconds_count\\{http_request_method=\"OPTIONS\","
                + "http_response_status_code=\"200\",http_route=\"/model\"} [1-9]")
        .doesNotContainPattern("(?m)^api_errors_total\\{.*} [1-9]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unavailable",
        "not-found",
        "login-page",
        "password",
        "redirect",
        "another-api",
        "no-backend"
      })
  void answerOfSomebodyElse_isAFailure(String location) {
    assertThat(probe("/" + location + "/model")).contains("\nprobe_success 0\n");
  }

  private static String probe(String path) {
    return exporter.probe("model_api", "http://localhost:" + proxy.port() + path);
  }
}
