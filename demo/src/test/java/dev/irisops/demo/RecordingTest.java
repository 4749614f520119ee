package dev.irisops.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.irisops.testkit.Http;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
  @TempDir Path folder;

  @Test
  void page_isServedWithoutTimesAndWithoutWhatIsBroken() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("page.prom"),
            """
            up_seconds 5 1763812345678
            kube_pod_info{pod="grafana-64b4ff96d7-vwt4s"} 1
            kube_deployment_status_replicas_available{deployment="grafana"} 0
            """);

    try (Recording recording = Recording.serve("localhost", 0, file)) {
      assertThat(Http.send(Http.request(recording.port(), "/metrics/cadvisor").GET()).body())
          .isEqualTo(
              """
              up_seconds 5
              kube_deployment_status_replicas_available{deployment="grafana"} 1
              """);
    }
  }

  @Test
  void takenPort_isNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("page.prom"), "up 1\n");
    try (Recording first = Recording.serve("localhost", 0, file)) {
      assertThatIOException()
          .isThrownBy(() -> Recording.serve("localhost", first.port(), file))
          .withMessageStartingWith("port " + first.port() + ": ");
    }
  }
}
