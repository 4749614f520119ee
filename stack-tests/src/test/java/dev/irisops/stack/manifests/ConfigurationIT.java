package dev.irisops.stack.manifests;

import static dev.irisops.stack.manifests.Mutation.edit;
import static dev.irisops.stack.manifests.Mutation.remove;
import static dev.irisops.stack.manifests.Mutation.set;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@link Check#CONFIGURATION} reports configuration that its program would refuse or never read.
 */
class ConfigurationIT {
  private static final String POD = "/spec/template/spec";
  private static final String CONTAINER = POD + "/containers/0";

  static Stream<Mutation> mistakes() {
    return Stream.of(
        edit(
            "prod",
            "ConfigMap/prometheus-config",
            "/data/prometheus.yml",
            "scrape_interval: 15s",
            "scrape_intervall: 15s",
            "field scrape_intervall not found"),
        edit(
            "prod",
            "ConfigMap/prometheus-config",
            "/data/prometheus.yml",
            "/etc/prometheus/rules/*.yml",
            "/etc/rules/*.yml",
            "finds no rule file"),
        edit(
            "prod",
            "ConfigMap/prometheus-rules",
            "/data/iris-api.yml",
            "for: 1m",
            "for: 1 minute",
            "unknown unit"),
        set(
            "prod",
            "StatefulSet/prometheus",
            CONTAINER + "/volumeMounts/1/mountPath",
            "\"/etc/prometheus/rule\"",
            "finds no rule file"),
        set(
            "prod",
            "StatefulSet/prometheus",
            CONTAINER + "/args/0",
            "\"--config.file=/etc/prometheus/p.yml\"",
            "prometheus: nothing is mounted at \"/etc/prometheus/p.yml\""),
        remove(
            "prod",
            "StatefulSet/prometheus",
            CONTAINER + "/args/0",
            "prometheus: nothing is mounted at \"\""),
        remove(
            "prod",
            "StatefulSet/prometheus",
            CONTAINER + "/envFrom",
            "prometheus: reads $CLUSTER, which no env sets"),
        edit(
            "dev",
            "ConfigMap/alertmanager-config",
            "/data/alertmanager.yml",
            "repeat_interval: 4h",
            "repeat_interval: 5h",
            "alertmanager: route differs from base"),
        edit(
            "dev",
            "ConfigMap/alertmanager-config",
            "/data/alertmanager.yml",
            "name: info",
            "name: information",
            "alertmanager: receivers are"),
        edit(
            "prod",
            "ConfigMap/alertmanager-config",
            "/data/alertmanager.yml",
            "secrets/slack-url",
            "secrets/slack",
            "reads /etc/alertmanager/secrets/slack, which is not mounted"),
        edit(
            "prod",
            "ConfigMap/alertmanager-config",
            "/data/messages.tmpl",
            "{{ end }}",
            "{{ ende }}",
            "alertmanager: "),
        edit(
            "prod",
            "ConfigMap/grafana-config",
            "/data/datasources.yaml",
            "uid: prometheus",
            "uid: main",
            "grafana: data source is \"main\", expected \"prometheus\""),
        edit(
            "prod",
            "ConfigMap/grafana-config",
            "/data/datasources.yaml",
            "prometheus-service:9090",
            "prometheus:9090",
            "url http://prometheus:9090 is no port of a Service"),
        edit(
            "prod",
            "ConfigMap/grafana-config",
            "/data/datasources.yaml",
            "editable: false",
            "editable: true",
            "grafana: data source editable is true"),
        edit(
            "prod",
            "ConfigMap/grafana-config",
            "/data/dashboards.yaml",
            "allowUiUpdates: false",
            "allowUiUpdates: true",
            "grafana: allowUiUpdates is true"),
        edit(
            "prod",
            "ConfigMap/grafana-config",
            "/data/dashboards.yaml",
            "/var/lib/grafana/dashboards",
            "/var/lib/dashboards",
            "grafana: path of the dashboards is"),
        edit(
            "prod",
            "ConfigMap/grafana-config",
            "/data/grafana.ini",
            "/d/iris-api-overview",
            "/d/iris",
            "lack the home page"),
        edit(
            "prod",
            "ConfigMap/grafana-dashboards",
            "/data/iris-api-overview.json",
            "\"uid\"",
            "\"uid",
            "iris-api-overview.json is not JSON"),
        set(
            "prod",
            "Deployment/grafana",
            CONTAINER + "/volumeMounts/3/mountPath",
            "\"/var/lib/dashboards\"",
            "grafana: the dashboards []"),
        remove(
            "dev-with-prometheus-operator",
            "ServiceMonitor/grafana",
            "Prometheus/prometheus: jobs are"),
        set(
            "dev-with-prometheus-operator",
            "PrometheusRule/irisops",
            "/spec/groups/0/rules/0/expr",
            "\"up\"",
            "run scripts/prometheusrule"),
        set(
            "dev-with-prometheus-operator",
            "Prometheus/prometheus",
            "/spec/evaluationInterval",
            "\"30s\"",
            "evaluationInterval is not that of prometheus.yml"),
        remove(
            "dev-with-prometheus-operator",
            "Prometheus/prometheus",
            "/spec/containers",
            "prometheus: reads $CLUSTER"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistake_isReported(Mutation mistake) {
    mistake.assertReportedBy(Check.CONFIGURATION);
  }
}
