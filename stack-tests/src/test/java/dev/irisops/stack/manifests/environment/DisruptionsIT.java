package dev.irisops.stack.manifests.environment;

import dev.irisops.stack.manifests.ManifestCheck;
import dev.irisops.stack.manifests.render.Rendered;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** Budgets that block a drain, or allow it to evict every replica, are reported. */
class DisruptionsIT extends ManifestCheck {
  @Override
  protected List<String> problems(Rendered rendered) {
    return Disruptions.problems(rendered);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          none may go            | dev  | PodDisruptionBudget/grafana  | set /spec/maxUnavailable 0                                             | PodDisruptionBudget/grafana: allows no eviction of the 1 of Deployment/grafana
          the only one must stay | dev  | PodDisruptionBudget/grafana  | set /spec {minAvailable: 1, selector: {matchLabels: {app: grafana}}}   | allows no eviction of the 1
          half of one must stay  | dev  | PodDisruptionBudget/grafana  | set /spec {minAvailable: 50%, selector: {matchLabels: {app: grafana}}} | allows no eviction of the 1
          all may go             | prod | PodDisruptionBudget/iris-api | set /spec/maxUnavailable 100%                                          | PodDisruptionBudget/iris-api: allows the eviction of all 3 of Deployment/iris-api at once
          all must stay          | prod | PodDisruptionBudget/iris-api | set /spec {minAvailable: 3, selector: {matchLabels: {app: iris-api}}}  | allows no eviction of the 3 of Deployment/iris-api
          no budget              | prod | PodDisruptionBudget/iris-api | remove                                                                 | Deployment/iris-api: 0 PodDisruptionBudgets select it
          two budgets            | prod | PodDisruptionBudget/iris-api | set /spec/selector/matchLabels {}                                      | 2 PodDisruptionBudgets select it
          """)
  void mistake_isReported(ArgumentsAccessor row) {
    assertReported(row);
  }
}
