package dev.irisops.stack.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.server.Instance;
import dev.irisops.stack.server.IrisApi;
import dev.irisops.stack.server.Proxy;
import dev.irisops.stack.server.Server;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import dev.irisops.testkit.FreePort;
import dev.irisops.testkit.Http;
import dev.irisops.testkit.LoadGenerator;
import dev.irisops.testkit.Relay;
import dev.irisops.testkit.Waiting;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two instances of the service behind real nginx and HAProxy. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGTERM, and no HAProxy")
class ProxiesIT {
  /** The path below which docs/deploy.md offers the service. */
  private static final String PREFIX = "/iris";

  private static final Pattern FILE_OF_THE_PAGE = Pattern.compile("(?:href|src)=\"(ui/[^\"]+)\"");

  /** Several times as large as the buffers of both proxies. */
  private static final String BATCH =
      "[" + String.join(",", Collections.nCopies(1_000, IrisApi.SETOSA)) + "]";

  /** Ways to write the path. */
  private static final List<String> METRICS =
      List.of(
          "/metrics",
          "/metrics/",
          "/metrics;x",
          "/;x/metrics",
          "//metrics",
          "/./metrics",
          "/model/../metrics",
          "/model/%2E%2E/metrics",
          "/%6Detrics");

  /** The default of the service, because other tests start it without a drain. */
  private static final Map<String, String> DRAIN = Map.of("IRIS_SHUTDOWN_DRAIN", "5");

  /** Leaves time of the machine to the process that starts. */
  private static final Duration PAUSE = Duration.ofMillis(10);

  private static final List<Instance> INSTANCES = List.of(new Instance(DRAIN), new Instance(DRAIN));

  private static final List<Integer> API_PORTS = INSTANCES.stream().map(Instance::port).toList();

  @BeforeAll
  static void start() {
    INSTANCES.parallelStream().forEach(Instance::start);
  }

  @AfterAll
  static void stop() {
    INSTANCES.forEach(Instance::close);
  }

  @ParameterizedTest
  @EnumSource
  void plainProxy_passesAnswersOnUnchanged(Plain plain) {
    try (Server proxy = plain.start(FreePort.next(), API_PORTS)) {
      for (String row : List.of(IrisApi.SETOSA, "{}", "[]", "{")) {
        assertSame(proxy.port(), "/predict", request -> posting(request, row));
      }
      assertSame(proxy.port(), "/predict/batch", request -> posting(request, BATCH));
      assertSame(proxy.port(), "/predict", HttpRequest.Builder::DELETE);
      assertSame(proxy.port(), "/model", HttpRequest.Builder::GET);
      assertSame(proxy.port(), "/model", request -> request.header("X-API-Key", "dev").GET());
      assertSame(proxy.port(), "/nothing", HttpRequest.Builder::GET);
    }
  }

  private interface Call {
    HttpRequest.Builder on(HttpRequest.Builder request);
  }

  private static void assertSame(int proxy, String path, Call call) {
    HttpResponse<String> direct = Http.send(call.on(Http.request(API_PORTS.get(0), path)));
    HttpResponse<String> passed = Http.send(call.on(Http.request(proxy, path)));

    assertThat(passed.statusCode()).as(path).isEqualTo(direct.statusCode());
    assertThat(passed.body()).as(path).isEqualTo(direct.body());
    assertThat(passed.headers().firstValue("Content-Type"))
        .as(path)
        .isEqualTo(direct.headers().firstValue("Content-Type"));
  }

  private static HttpRequest.Builder posting(HttpRequest.Builder request, String json) {
    return request
        .header("X-API-Key", "dev")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json));
  }

  /** The configurations of docs/deploy.md. */
  enum Recommended {
    NGINX {
      @Override
      Server start(int port, List<Integer> apiPorts) {
        return Proxy.nginx(port, Documented.nginx(port, apiPorts));
      }
    },
    HAPROXY {
      @Override
      Server start(int port, List<Integer> apiPorts) {
        return Proxy.haproxy(port, haproxy(port, apiPorts));
      }
    },
    HAPROXY_WITHOUT_CHECKS {
      @Override
      Server start(int port, List<Integer> apiPorts) {
        return Proxy.haproxy(port, haproxy(port, apiPorts).replaceAll(" check port \\d+", ""));
      }
    };

    abstract Server start(int port, List<Integer> apiPorts);

    private static String haproxy(int port, List<Integer> apiPorts) {
      return Documented.haproxy(
          port, apiPorts, INSTANCES.stream().map(Instance::managementPort).toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void recommendedProxy_removesThePrefixAndHidesTheMetrics(Recommended recommended) {
    try (Server proxy = recommended.start(FreePort.next(), API_PORTS)) {
      HttpResponse<String> answer = proxy.post(PREFIX + "/predict", IrisApi.SETOSA);

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).startsWith("{\"predicted_class\":\"setosa\"");
      for (String metrics : METRICS) {
        assertThat(proxy.get(PREFIX + metrics).statusCode()).as(metrics).isIn(400, 404);
      }
      assertThat(proxy.post("/predict", IrisApi.SETOSA).statusCode()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @EnumSource
  void recommendedProxy_offersTheDescriptionOfTheApiBelowThePrefix(Recommended recommended) {
    try (Server proxy = recommended.start(FreePort.next(), API_PORTS)) {
      JsonNode document = Json.read(proxy.get(PREFIX + "/openapi?format=json").body());
      HttpResponse<String> page = proxy.get(PREFIX + "/openapi/ui");

      assertThat(document.at("/servers/0/url").asText()).isEqualTo(PREFIX);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(FILE_OF_THE_PAGE.matcher(page.body()).results())
          .extracting(file -> PREFIX + "/openapi/" + file.group(1))
          .hasSize(4)
          .allSatisfy(path -> assertThat(proxy.get(path).statusCode()).isEqualTo(200));
    }
  }

  @ParameterizedTest
  @EnumSource
  void connectionsToTheService_stayOpen(Recommended recommended) {
    try (Relay one = new Relay(API_PORTS.get(0));
        Relay two = new Relay(API_PORTS.get(1));
        Server proxy = recommended.start(FreePort.next(), List.of(one.port(), two.port()))) {
      int before = one.connections() + two.connections();
      for (int i = 0; i < 20; i++) {
        assertThat(proxy.post(PREFIX + "/predict", IrisApi.SETOSA).statusCode()).isEqualTo(200);
        assertThat(proxy.post(PREFIX + "/predict", "{}").statusCode()).isEqualTo(422);
      }

      assertThat(one.connections() + two.connections() - before).isLessThanOrEqualTo(4);
    }
  }

  @Test
  void connectionsToTheService_areClosedByNginxFirst() {
    String settings = Repository.text("iris-war/src/main/liberty/config/server.xml");
    int service = number("iris.idle-timeout\" defaultValue=\"(\\d+)\"", settings);
    int nginx = number("keepalive_timeout (\\d+)s;", Documented.nginx(1, API_PORTS));

    assertThat(nginx).isLessThan(service);
  }

  private static int number(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return Integer.parseInt(matcher.group(1));
  }

  /** All three at once, because the restart takes most of the time. */
  @Test
  void restartOfOneInstance_failsNoRequest() {
    try (Server nginx = Recommended.NGINX.start(FreePort.next(), API_PORTS);
        Server checking = Recommended.HAPROXY.start(FreePort.next(), API_PORTS);
        Server unaware = Recommended.HAPROXY_WITHOUT_CHECKS.start(FreePort.next(), API_PORTS);
        LoadGenerator behindNginx = load(nginx, IrisApi.SETOSA, IrisApi.SETOSA, BATCH);
        LoadGenerator behindChecking = load(checking, IrisApi.SETOSA, IrisApi.SETOSA, BATCH);
        LoadGenerator behindUnaware = load(unaware, IrisApi.SETOSA, IrisApi.SETOSA)) {
      List<LoadGenerator> all = List.of(behindNginx, behindChecking, behindUnaware);
      all.forEach(load -> load.awaitRequests(50));

      Instance first = INSTANCES.get(0);
      first.stop();
      all.forEach(load -> load.awaitRequests(50));
      first.start();
      Waiting.until("the new process is used", () -> first.predictions() > 0);
      all.forEach(load -> load.awaitRequests(50));

      assertThat(behindNginx.outcomes()).as("nginx").containsExactly("200");
      assertThat(behindChecking.outcomes()).as("HAProxy").containsExactly("200");
      assertThat(behindUnaware.outcomes()).as("HAProxy without checks").containsExactly("200");
    }
  }

  /** Starts a client for each body. */
  private static LoadGenerator load(Server proxy, String... bodies) {
    Stream<Supplier<String>> requests =
        Stream.of(bodies)
            .map(
                body -> {
                  String path = PREFIX + (body.equals(BATCH) ? "/predict/batch" : "/predict");
                  return () -> summary(proxy.post(path, body));
                });
    return new LoadGenerator(requests.toList());
  }

  private static String summary(HttpResponse<String> answer) {
    Waiting.pause(PAUSE);
    return answer.statusCode() == 200 ? "200" : answer.statusCode() + " " + answer.body();
  }
}
