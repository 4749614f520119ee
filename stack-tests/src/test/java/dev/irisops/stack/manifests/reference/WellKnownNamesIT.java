package dev.irisops.stack.manifests.reference;

import dev.irisops.stack.manifests.ManifestCheck;
import dev.irisops.stack.manifests.render.Rendered;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** Names and ports that others rely on are reported if they change. */
class WellKnownNamesIT extends ManifestCheck {
  @Override
  protected List<String> problems(Rendered rendered) {
    return WellKnownNames.problems(rendered);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          no service            | prod | Deployment/iris-api        | remove                                         | Deployment/iris-api: missing
          no rules              | prod | ConfigMap/prometheus-rules | remove                                         | ConfigMap/prometheus-rules: missing
          another port          | prod | Service/prometheus-service | set /spec/ports/0/port 80                      | Service/prometheus-service: has ports [80], expected [9090]
          suffix on a live file | prod | ConfigMap/prometheus-rules | set /metadata/name prometheus-rules-b2c4d6f8g7 | is reloaded in place; set disableNameSuffixHash: true
          no suffix             | prod | ConfigMap/grafana-config   | set /metadata/name grafana-config              | is read at start; keep its hash suffix
          """)
  void mistake_isReported(ArgumentsAccessor row) {
    assertReported(row);
  }
}
