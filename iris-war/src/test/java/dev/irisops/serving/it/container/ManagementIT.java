package dev.irisops.serving.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.it.RawConnection;
import dev.irisops.serving.it.Response;
import dev.irisops.testkit.Http;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The management port, and its separation from the API port. */
class ManagementIT extends ContainerTestBase {
  /** As proxies, Compose, port-forwards, NodePorts and Ingresses send it. */
  private static final List<String> HOSTS =
      List.of(
          "example.com",
          "iris-api-service.mlops.svc",
          "10.0.0.7",
          "iris_api",
          "iris_api:8000",
          "localhost:80",
          "localhost:443",
          "localhost:30080",
          "localhost:9080",
          "[::1]:18000");

  @ParameterizedTest
  @ValueSource(strings = {"/health/started", "/health/live", "/health/ready"})
  void health_withModel_isUp(String path) {
    Response answer = service.management(path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().getString("status")).isEqualTo("UP");
  }

  @Test
  void ready_withModel_namesItsVersion() {
    assertThat(service.management("/health/ready").modelCheck().getString("version"))
        .isEqualTo(service.getWithKey("/model").json().getString("version"));
  }

  @Test
  void metrics_ofTheRuntime_coverTheJvmAndTakeNoLabelFromCallers() {
    service.send(service.request("/nothing").method("BREW", BodyPublishers.noBody()));

    assertThat(service.management("/metrics").body())
        .contains("memory_usedHeap_bytes", "threadpool_activeThreads")
        .doesNotContain("BREW");
  }

  @Test
  void openapi_ofPredict_isTheModelsSchema() {
    String document = service.management("/openapi").body();

    assertThat(document)
        .contains("/predict:", "/predict/batch:", "/model:", "/metrics:")
        .contains(
            "in cm, trained on 4.3 to 7.9", "maximum: 25.9\n", "- sepal_length", "- virginica")
        .contains("additionalProperties: false", "application/problem+json", "X-API-Key");
  }

  @Test
  void openapiUi_isServed() {
    assertThat(service.management("/openapi/ui/").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/health", "/health/started", "/health/live", "/health/ready", "/ibm/api"})
  void apiPort_doesNotServeManagement_whateverTheHost(String path) {
    for (String host : HOSTS) {
      assertThat(get(service.apiPort(), host, path))
          .startsWith("HTTP/1.1 404")
          .contains("urn:irisops:problem:not-found");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/model", "/predict", "/predict/batch", "/nothing", "/ibm/api", "/"})
  void managementPort_doesNotServeTheApi_whateverTheHost(String path) {
    for (String host : HOSTS) {
      assertThat(get(service.managementPort(), host, path))
          .startsWith("HTTP/1.1 404")
          .contains("urn:irisops:problem:not-found");
    }
  }

  @ParameterizedTest
  @FieldSource("HOSTS")
  void bothPorts_answerWhateverTheHost(String host) {
    assertThat(get(service.apiPort(), host, "/metrics"))
        .startsWith("HTTP/1.1 200")
        .contains("model_loaded 1.0");
    assertThat(get(service.managementPort(), host, "/metrics"))
        .startsWith("HTTP/1.1 200")
        .contains("memory_usedHeap_bytes");
    assertThat(get(service.managementPort(), host, "/health/ready"))
        .startsWith("HTTP/1.1 200")
        .contains("\"UP\"");
  }

  @Test
  void answers_nameNoServer_andForbidSniffing() {
    for (int port : List.of(service.apiPort(), service.managementPort())) {
      for (String path : List.of("/metrics", "/nothing")) {
        assertThat(get(port, "localhost", path))
            .contains("\r\nX-Content-Type-Options: nosniff\r\n")
            .doesNotContainIgnoringCase("liberty", "websphere", "\r\nServer:", "X-Powered-By");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "TRACE", "OPTIONS", "BREW"})
  void otherMethods_areNotAllowed(String method) {
    assertThat(
            service
                .send(
                    Http.request(service.managementPort(), "/health")
                        .method(method, BodyPublishers.noBody()))
                .status())
        .isEqualTo(405);
  }

  private static String get(int port, String host, String path) {
    try (RawConnection connection = new RawConnection(port)) {
      connection.send(
          "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(path, host));
      return connection.readToEnd();
    }
  }
}
