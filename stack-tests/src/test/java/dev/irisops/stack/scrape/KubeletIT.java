package dev.irisops.stack.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.irisops.stack.server.Prometheus;
import dev.irisops.stack.tool.Json;
import dev.irisops.testkit.FreePort;
import dev.irisops.testkit.HttpListener;
import dev.irisops.testkit.WorkFolder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A real Prometheus with the shipped jobs scrapes the pages of a kubelet. */
class KubeletIT {
  /** With samples of another namespace, of none, of another kind, and from the year 2001. */
  private static final String PAGE =
      """
      container_memory_working_set_bytes{container="db",namespace="shop",pod="db-0"} 1 1000000000000
      container_memory_working_set_bytes{id="/"} 2 1000000000000
      container_memory_working_set_bytes{container="api",namespace="mlops",pod="api-0"} 3 1000000000000
      container_fs_usage_bytes{container="api",namespace="mlops",pod="api-0"} 4 1000000000000
      kubelet_volume_stats_used_bytes{namespace="shop",persistentvolumeclaim="orders"} 5
      kubelet_volume_stats_used_bytes{namespace="mlops",persistentvolumeclaim="model"} 6
      kubelet_running_pods 7
      """;

  private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

  private static HttpListener kubelet;
  private static Prometheus prometheus;

  @BeforeAll
  static void start() {
    kubelet = HttpListener.serving(() -> PAGE);
    Discovery discovery = new Discovery(WorkFolder.create("discovery"));
    discovery.addNode(kubelet.port());
    prometheus =
        Prometheus.start(
            PrometheusConfig.shipped()
                .discoveringFrom(discovery.folder())
                .withoutTls()
                .fasterBy(15)
                .text(),
            FreePort.next(),
            Map.of("NAMESPACE", "c", "ENVIRONMENT", "e", "POD_NAME", "prometheus-0"),
            List.of());
    prometheus.awaitUp("cadvisor", "kubelet");
  }

  @AfterAll
  static void stop() {
    if (prometheus != null) {
      prometheus.close();
    }
    if (kubelet != null) {
      kubelet.close();
    }
  }

  @Test
  void containers_areThoseOfTheOwnNamespace() {
    assertThat(series("container_.*"))
        .containsExactly(
            Map.of(
                "__name__", "container_memory_working_set_bytes",
                "container", "api",
                "instance", "n1",
                "job", "cadvisor",
                "namespace", "mlops",
                "node", "n1",
                "pod", "api-0",
                "service", "cadvisor"));
  }

  @Test
  void volumes_areThoseOfTheOwnNamespace() {
    assertThat(series("kubelet_.*"))
        .containsExactly(
            Map.of(
                "__name__", "kubelet_volume_stats_used_bytes",
                "instance", "n1",
                "job", "kubelet",
                "namespace", "mlops",
                "node", "n1",
                "persistentvolumeclaim", "model",
                "service", "kubelet"));
  }

  private static Stream<Map<String, String>> series(String name) {
    return prometheus
        .query("{__name__=~\"%s\"}".formatted(name))
        .valueStream()
        .map(found -> Json.MAPPER.convertValue(found.path("metric"), LABELS));
  }
}
