package dev.irisops.stack.manifests;

import static dev.irisops.stack.manifests.Mutation.remove;
import static dev.irisops.stack.manifests.Mutation.set;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link Check#CONTRACT} reports names that commands and dashboards miss. */
class ManifestContractIT {
  private static final String API = "Deployment/iris-api";

  static Stream<Mutation> mistakes() {
    return Stream.of(
        remove("prod", API, "Deployment/iris-api: missing"),
        remove("prod", "ConfigMap/prometheus-rules", "ConfigMap/prometheus-rules: missing"),
        set(
            "prod",
            "Service/prometheus-service",
            "/spec/ports/0/port",
            "80",
            "Service/prometheus-service: has ports [80], expected [9090]"),
        set(
            "prod",
            "ConfigMap/prometheus-rules",
            "/metadata/name",
            "\"prometheus-rules-b2c4d6f8g7\"",
            "is reloaded in place; set disableNameSuffixHash: true"),
        set(
            "prod",
            "ConfigMap/grafana-config",
            "/metadata/name",
            "\"grafana-config\"",
            "is read at start; let it have its hash suffix"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistake_isReported(Mutation mistake) {
    mistake.assertReportedBy(Check.CONTRACT);
  }
}
