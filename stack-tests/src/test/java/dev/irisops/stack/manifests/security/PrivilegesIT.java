package dev.irisops.stack.manifests.security;

import dev.irisops.stack.manifests.ManifestCheck;
import dev.irisops.stack.manifests.render.Rendered;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** Permissions that a service account does not use, or lacks, are reported. */
class PrivilegesIT extends ManifestCheck {
  @Override
  protected List<String> problems(Rendered rendered) {
    return Privileges.problems(rendered);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          further resource      | prod | Role/prometheus                     | set /rules/0/resources/- secrets                    | Role/prometheus: allows [get /pods, get /secrets
          further verb          | prod | Role/kube-state-metrics             | set /rules/0/verbs/- delete                         | Role/kube-state-metrics: allows [delete
          every API group       | prod | ClusterRole/mlops-prometheus        | set /rules/0/apiGroups/0 "*"                        | ClusterRole/mlops-prometheus: allows
          every URL             | prod | ClusterRole/mlops-prometheus        | set /rules/- {nonResourceURLs: ["*"], verbs: [get]} | get *
          missing rule          | prod | Role/prometheus                     | remove /rules/1                                     | expected [get /pods, get /services, get discovery.k8s.io/endpointslices
          further subject       | prod | ClusterRoleBinding/mlops-prometheus | set /subjects/- {kind: ServiceAccount, name: grafana, namespace: mlops} | gives ClusterRole/mlops-prometheus to [ServiceAccount/grafana, ServiceAccount/prometheus]
          role of an admin      | prod | ClusterRoleBinding/mlops-prometheus | set /roleRef/name cluster-admin                     | gives ClusterRole/cluster-admin to
          watched without right | prod | Deployment/kube-state-metrics       | set container/args/2 "--resources=pods,secrets"     | kube-state-metrics: --resources=[pods, secrets], its Role allows
          """)
  void mistake_isReported(ArgumentsAccessor row) {
    assertReported(row);
  }
}
