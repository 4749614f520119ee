package dev.irisops.stack.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.browser.Browser;
import dev.irisops.testkit.Http;
import dev.irisops.testkit.Waiting;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page of the demo in a browser shows what Prometheus and Alertmanager know. */
class DemoIT {
  /** Fast, so that an alert fires in seconds; a scrape each 0.75 s. */
  private static final LocalStack.Speed SPEED = new LocalStack.Speed(20, 40);

  private static final List<String> FIGURES =
      List.of("requests", "errors", "latency", "predictions", "unsure", "drift");

  private static final LocalDemo.Ports PORTS = LocalDemo.Ports.free();

  private static LocalDemo demo;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    demo = LocalDemo.start(PORTS, SPEED);
    browser = Browser.start();
    browser.open("http://localhost:" + PORTS.page());
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    if (demo != null) {
      demo.close();
    }
  }

  @Test
  void page_showsWhatPrometheusKnows_fromHealthThroughErrorsToBlindness() {
    Waiting.until("the service is shown", () -> browser.text("#service").equals("UP"));
    for (String figure : FIGURES) {
      Waiting.until(figure + " has a value", () -> !value(figure).isEmpty());
      awaitEqual(figure);
    }
    browser.photograph("health");

    browser.click("#switch-errors");
    Waiting.until(
        "the alert is shown", () -> shown("firing").contains("HighErrorRate"), this::page);
    assertThat(alertsOfPrometheus()).contains("HighErrorRate");
    Waiting.until(
        "the message is shown",
        () -> !browser.text("[data-message*=HighErrorRate][data-status=firing]").isEmpty());
    awaitEqual("errors");
    assertThat(Double.parseDouble(value("errors"))).isPositive();
    browser.photograph("errors");

    browser.click("#switch-errors");
    Waiting.until(
        "the alert is gone", () -> !shown("firing").contains("HighErrorRate"), this::page);
    Waiting.until(
        "the end is told",
        () -> !browser.text("[data-message*=HighErrorRate][data-status=resolved]").isEmpty());
    demo.stack().prometheus().close();
    Waiting.until(
        "the page says that Prometheus is gone",
        () -> browser.text("#service").equals("NO ANSWER"));
    assertThat(browser.text("#figures")).isEmpty();
    assertThat(browser.text("#alerts")).startsWith("Nobody knows: http://localhost:");
    browser.photograph("blind");
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests())
        .allSatisfy(url -> assertThat(url).startsWith("http://localhost:" + PORTS.page() + "/"));
  }

  /**
   * Asks Prometheus for the same query at the same time; the page keeps both beside the value. A
   * scrape that ends in between changes the answer, so the next value of the page counts too.
   */
  private static void awaitEqual(String figure) {
    Waiting.untilAsserted(() -> assertEqual(figure));
  }

  private static void assertEqual(String figure) {
    List<String> parts = browser.attributes("#" + figure, "data-query", "data-time", "data-value");
    JsonNode found =
        demo.stack()
            .prometheus()
            .call(
                "/api/v1/query?query=%s&time=%s"
                    .formatted(
                        URLEncoder.encode(parts.get(0), StandardCharsets.UTF_8), parts.get(1)))
            .path("result");
    assertThat(found).as(figure).hasSize(1);
    assertThat(found.get(0).path("value").get(1).asDouble())
        .as(figure)
        .isEqualTo(Double.parseDouble(parts.get(2)));
  }

  private static String value(String figure) {
    return browser.attributes("#" + figure, "data-value").get(0);
  }

  /** Returns the names of the alerts that the page shows in a state. */
  private static TreeSet<String> shown(String state) {
    return new TreeSet<>(
        browser.attributeOfEach("#alerts", "[data-state=%s]".formatted(state), "data-alert"));
  }

  private static TreeSet<String> alertsOfPrometheus() {
    TreeSet<String> names = new TreeSet<>();
    demo.stack()
        .prometheus()
        .query("ALERTS{alertstate=\"firing\", severity!=\"none\"}")
        .forEach(alert -> names.add(alert.at("/metric/alertname").asText()));
    return names;
  }

  private String page() {
    return browser.text("main");
  }

  @Test
  void malformedCalls_areRefused_andTurnNothing() {
    assertThat(status("/switches/fire", "true")).isEqualTo(404);
    assertThat(status("/switches/slow", "maybe")).isEqualTo(404);
    int posted =
        Http.send(
                Http.request(PORTS.page(), "/switches/slow").POST(BodyPublishers.ofString("true")))
            .statusCode();
    assertThat(posted).isEqualTo(404);
    int malformed =
        Http.send(
                Http.request(PORTS.page(), "/messages/warning").POST(BodyPublishers.ofString("{")))
            .statusCode();
    assertThat(malformed).isEqualTo(400);
    assertThat(Http.send(Http.request(PORTS.page(), "/state").GET()).body())
        .contains("\"on\":false");
  }

  private static int status(String path, String body) {
    return Http.send(Http.request(PORTS.page(), path).PUT(BodyPublishers.ofString(body)))
        .statusCode();
  }
}
