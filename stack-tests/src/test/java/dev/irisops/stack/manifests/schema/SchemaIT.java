package dev.irisops.stack.manifests.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.manifests.ManifestCheck;
import dev.irisops.stack.manifests.render.Kustomization;
import dev.irisops.stack.manifests.render.Rendered;
import dev.irisops.stack.tool.Repository;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** Objects that Kubernetes or the Prometheus Operator would refuse are reported. */
class SchemaIT extends ManifestCheck {
  @Override
  protected List<String> problems(Rendered rendered) {
    return Schema.problems(rendered);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          unknown field         | dev | Deployment/iris-api                              | set container/readinessProbe/periodSecond 5                       | Deployment/iris-api: $.spec.template.spec.containers[0].readinessProbe: property 'periodSecond' is not defined
          text for a number     | dev | Deployment/iris-api                              | set /spec/replicas "1"                                            | spec.replicas: string found, integer expected
          boolean for a text    | dev | Deployment/iris-api                              | set container/env/0/value true                                    | env[0].value: boolean found, string expected
          object for a list     | dev | Deployment/iris-api                              | set container/env {}                                              | containers[0].env: object found, array expected
          list for an object    | dev | Deployment/iris-api                              | set pod/securityContext []                                        | securityContext: array found, object expected
          misspelt word         | dev | Deployment/iris-api                              | set container/imagePullPolicy Allways                             | imagePullPolicy: does not have a value in the enumeration ["Always", "IfNotPresent", "Never"]
          unpublished word      | dev | PodDisruptionBudget/grafana                      | set /spec/selector {matchExpressions: [{key: app, operator: Is}]} | operator: does not have a value in the enumeration ["In", "NotIn", "Exists", "DoesNotExist"]
          malformed quantity    | dev | Deployment/iris-api                              | set container/resources/limits/memory 1GiB                        | resources.limits.memory: does not match the regex pattern
          null for an object    | dev | Deployment/iris-api                              | set container/resources null                                      | resources: null found, object expected
          missing selector      | dev | Deployment/iris-api                              | remove /spec/selector                                             | spec: required property 'selector' not found
          missing name          | dev | Deployment/iris-api                              | remove container/name                                             | containers[0]: required property 'name' not found
          old API version       | dev | Deployment/iris-api                              | set /apiVersion apps/v1beta1                                      | apps/v1beta1 Deployment is not in kubernetes.schema.json
          word in lower case    | dev | NetworkPolicy/default-deny                       | set /spec/policyTypes/0 ingress                                   | policyTypes[0]: does not have a value in the enumeration ["Egress", "Ingress"]
          Secret not in base64  | dev | Secret/iris-api-keys                             | set /data/api-keys dev key                                        | data.api-keys: does not match the regex pattern
          ServiceMonitor, field | dev-with-prometheus-operator | ServiceMonitor/iris-api | set /spec/endpoints/0/intervall 15s                               | spec.endpoints[0]: property 'intervall' is not defined
          PrometheusRule, field | dev-with-prometheus-operator | PrometheusRule/irisops  | set /spec/groups/0/rules/0/expression up                          | rules[0]: property 'expression' is not defined
          Prometheus, type      | dev-with-prometheus-operator | Prometheus/prometheus   | set /spec/retention 15                                            | spec.retention: integer found, string expected
          """)
  void mistake_isReported(ArgumentsAccessor row) {
    assertReported(row);
  }

  @Test
  void objectTooLongForKubectl_isReported() {
    Rendered dev = Kustomization.named("dev").rendered();
    Rendered swollen =
        dev.with(
            copy ->
                copy.named("ConfigMap", "grafana-dashboards")
                    .tree()
                    .withObject("/data")
                    .put("more", "x".repeat(262_144)));

    assertThat(problems(swollen))
        .containsExactly("ConfigMap/grafana-dashboards: too long for kubectl apply; split it");
  }

  @Test
  void schema_isOfTheOldestKubernetesThatWeSupport() {
    String version = Schema.PUBLISHED.path("kubernetes").asText().replaceFirst("\\.\\d+$", "");

    assertThat(Repository.text("docs/deploy.md")).contains("Kubernetes " + version + " or newer");
  }
}
