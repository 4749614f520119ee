package dev.irisops.stack.manifests.configuration;

import dev.irisops.stack.manifests.ManifestCheck;
import dev.irisops.stack.manifests.render.Rendered;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** Configuration that a program would refuse, or never read, is reported. */
class ConfigurationIT extends ManifestCheck {
  @Override
  protected List<String> problems(Rendered rendered) {
    return Configuration.problems(rendered);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          misspelt field               | prod | ConfigMap/prometheus-config                    | edit /data/prometheus.yml scrape_interval: 15s -> scrape_intervall: 15s | field scrape_intervall not found
          rules looked for elsewhere   | prod | ConfigMap/prometheus-config                    | edit /data/prometheus.yml /etc/prometheus/rules/*.yml -> /etc/rules/*.yml | finds no rule file
          malformed rule               | prod | ConfigMap/prometheus-rules                     | edit /data/iris-api.yml for: 1m -> for: 1 minute                       | unknown unit
          rules mounted elsewhere      | prod | StatefulSet/prometheus                         | set container/volumeMounts/1/mountPath /etc/prometheus/rule            | finds no rule file
          configuration elsewhere      | prod | StatefulSet/prometheus                         | set container/args/0 --config.file=/etc/prometheus/p.yml               | prometheus: nothing is mounted at "/etc/prometheus/p.yml"
          no configuration             | prod | StatefulSet/prometheus                         | remove container/args/0                                                | prometheus: nothing is mounted at ""
          no environment               | prod | StatefulSet/prometheus                         | remove container/envFrom                                               | prometheus: reads $CLUSTER, which no env sets
          route of an overlay          | dev  | ConfigMap/alertmanager-config                  | edit /data/alertmanager.yml repeat_interval: 4h -> repeat_interval: 5h | alertmanager: route differs from base
          renamed receiver             | dev  | ConfigMap/alertmanager-config                  | edit /data/alertmanager.yml name: info -> name: information            | alertmanager: receivers are
          misspelt secret              | prod | ConfigMap/alertmanager-config                  | edit /data/alertmanager.yml secrets/slack-url -> secrets/slack         | reads /etc/alertmanager/secrets/slack, which is not mounted
          malformed template           | prod | ConfigMap/alertmanager-config                  | edit /data/messages.tmpl {{ end }} -> {{ ende }}                       | alertmanager:
          data source renamed          | prod | ConfigMap/grafana-config                       | edit /data/datasources.yaml uid: prometheus -> uid: main               | grafana: uid of the data source is main, expected prometheus
          data source elsewhere        | prod | ConfigMap/grafana-config                       | edit /data/datasources.yaml prometheus-service:9090 -> prometheus:9090 | url http://prometheus:9090 is no port of a Service
          data source editable         | prod | ConfigMap/grafana-config                       | edit /data/datasources.yaml editable: false -> editable: true          | grafana: data source editable is true
          dashboards editable          | prod | ConfigMap/grafana-config                       | edit /data/dashboards.yaml allowUiUpdates: false -> allowUiUpdates: true | grafana: allowUiUpdates is true
          dashboards read elsewhere    | prod | ConfigMap/grafana-config                       | edit /data/dashboards.yaml /var/lib/grafana/dashboards -> /var/lib/dashboards | grafana: path of the dashboards is
          no such home page            | prod | ConfigMap/grafana-config                       | edit /data/grafana.ini /d/iris-api-overview -> /d/iris                 | lack the home page
          malformed dashboard          | prod | ConfigMap/grafana-dashboards                   | edit /data/iris-api-overview.json "uid" -> "uid                        | iris-api-overview.json is not JSON
          dashboards mounted elsewhere | prod | Deployment/grafana                             | set container/volumeMounts/3/mountPath /var/lib/dashboards             | grafana: the dashboards []
          job of one alone             | dev-with-prometheus-operator | ServiceMonitor/grafana | remove                                                                 | prometheus: jobs are
          rules of one alone           | dev-with-prometheus-operator | PrometheusRule/irisops | set /spec/groups/0/rules/0/expr up                                     | run scripts/prometheusrule
          interval of one alone        | dev-with-prometheus-operator | Prometheus/prometheus  | set /spec/evaluationInterval 30s                                       | evaluationInterval differs from prometheus.yml
          operator, no environment     | dev-with-prometheus-operator | Prometheus/prometheus  | remove /spec/containers                                                | prometheus: reads $CLUSTER
          """)
  void mistake_isReported(ArgumentsAccessor row) {
    assertReported(row);
  }
}
