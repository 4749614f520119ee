package dev.irisops.serving.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The files of the WAR. */
class WarContentsIT {
  /**
   * Weka without its dependencies, OpenTelemetry with its exporters, a CSV reader and a YAML
   * writer.
   */
  @Test
  void libraries_areTheseAndNoOthers() throws IOException {
    try (ZipFile war = new ZipFile(System.getProperty("service.war"))) {
      assertThat(war.stream().map(ZipEntry::getName).filter(name -> name.matches("WEB-INF/lib/.+")))
          .extracting(name -> name.replaceAll("WEB-INF/lib/(.+?)-[0-9].*", "$1"))
          .containsExactlyInAnyOrder(
              "arpack_combined_all",
              "core", // of netlib, which solves the linear regressions of Weka
              "weka-stable",
              "commons-codec",
              "commons-csv",
              "commons-io",
              "mtj",
              "opentelemetry-api",
              "opentelemetry-common",
              "opentelemetry-context",
              "opentelemetry-exporter-common",
              "opentelemetry-exporter-logging",
              "opentelemetry-exporter-otlp",
              "opentelemetry-exporter-otlp-common",
              "opentelemetry-exporter-prometheus",
              "opentelemetry-exporter-sender-okhttp",
              "opentelemetry-sdk",
              "opentelemetry-sdk-common",
              "opentelemetry-sdk-extension-autoconfigure",
              "opentelemetry-sdk-extension-autoconfigure-spi",
              "opentelemetry-sdk-logs",
              "opentelemetry-sdk-metrics",
              "opentelemetry-sdk-trace",
              "okhttp-jvm",
              "okio-jvm",
              "kotlin-stdlib",
              "annotations",
              "prometheus-metrics-config",
              "prometheus-metrics-exporter-common",
              "prometheus-metrics-exporter-httpserver",
              "prometheus-metrics-exposition-formats-no-protobuf",
              "prometheus-metrics-exposition-textformats",
              "prometheus-metrics-model",
              "protobuf-java",
              "snakeyaml");
    }
  }

  @Test
  void swaggerUi_isTheFilesThatThePageLoads() throws IOException {
    String folder = "WEB-INF/classes/dev/irisops/serving/openapi/ui/";
    try (ZipFile war = new ZipFile(System.getProperty("service.war"))) {
      assertThat(war.stream().map(ZipEntry::getName).filter(name -> name.matches(folder + ".+")))
          .map(name -> name.substring(folder.length()))
          .containsExactlyInAnyOrder(
              "page.html",
              "page.js",
              "page.css",
              "swagger-ui.css",
              "swagger-ui-bundle.js",
              "swagger-ui-bundle.js.LICENSE.txt");
    }
  }

  @Test
  void model_isTheBundleAlone() throws IOException {
    try (ZipFile war = new ZipFile(System.getProperty("service.war"))) {
      assertThat(
              war.stream()
                  .map(ZipEntry::getName)
                  .filter(name -> name.matches("WEB-INF/classes/model/.+")))
          .containsExactlyInAnyOrder(
              "WEB-INF/classes/model/model.bin",
              "WEB-INF/classes/model/model-card.json",
              "WEB-INF/classes/model/golden.csv");
    }
  }
}
