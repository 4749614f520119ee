package dev.irisops.serving.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.it.Response;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The management port, and its separation from the API port. */
class ManagementIT extends ContainerTestBase {
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
  @ValueSource(strings = {"/health/ready", "/openapi", "/metrics/"})
  void apiPort_hostOfTheManagementPort_doesNotServeManagement(String path) {
    String answer =
        service.raw(
            "GET %s HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\n\r\n"
                .formatted(path, service.managementPort()));

    assertThat(answer).startsWith("HTTP/1.1 404").doesNotContain("Open Liberty");
  }

  @Test
  void managementPort_doesNotServeTheApi() {
    assertThat(service.management("/model").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.com", "iris-api-service.mlops.svc", "10.0.0.7"})
  void api_behindAnIngressOrService_answersWhateverTheHost(String host) {
    assertThat(
            service.raw(
                "GET /metrics HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(host)))
        .startsWith("HTTP/1.1 200");
  }
}
