package dev.irisops.stack.manifests;

import static dev.irisops.stack.manifests.Mutation.remove;
import static dev.irisops.stack.manifests.Mutation.set;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link Check#HARDENING} reports pods softer than this project has them. */
class HardeningIT {
  private static final String POD = "/spec/template/spec";
  private static final String CONTAINER = POD + "/containers/0";
  private static final String API = "Deployment/iris-api";

  static Stream<Mutation> mistakes() {
    return Stream.of(
        set(
            "prod",
            API,
            CONTAINER + "/image",
            "\"irisops/iris-api:latest\"",
            "image irisops/iris-api:latest can change"),
        set(
            "prod",
            API,
            CONTAINER + "/image",
            "\"irisops/iris-api\"",
            "image irisops/iris-api can change"),
        set(
            "prod",
            API,
            CONTAINER + "/image",
            "\"localhost:5000/iris-api\"",
            "image localhost:5000/iris-api can change"),
        set(
            "prod",
            API,
            CONTAINER + "/resources/limits/memory",
            "\"2Gi\"",
            "set the memory limit to the request"),
        remove(
            "prod",
            API,
            CONTAINER + "/resources/requests/cpu",
            "set the request and the limit of cpu"),
        remove("prod", API, CONTAINER + "/resources", "set the request and the limit of memory"),
        remove(
            "prod",
            API,
            CONTAINER + "/securityContext/readOnlyRootFilesystem",
            "set securityContext.readOnlyRootFilesystem: true"),
        remove(
            "prod",
            API,
            CONTAINER + "/startupProbe",
            "Deployment/iris-api container iris-api: add a startupProbe"),
        remove(
            "prod",
            "StatefulSet/alertmanager",
            CONTAINER + "/readinessProbe",
            "StatefulSet/alertmanager container alertmanager: add a readinessProbe"),
        set(
            "dev-with-retraining",
            "CronJob/model-training",
            "/spec/jobTemplate/spec/template/spec/containers/0/livenessProbe",
            "{}",
            "CronJob/model-training container model-training: remove its livenessProbe"),
        remove(
            "prod",
            API,
            POD + "/automountServiceAccountToken",
            "Deployment/iris-api: automountServiceAccountToken is true"),
        set(
            "prod",
            "StatefulSet/prometheus",
            POD + "/automountServiceAccountToken",
            "false",
            "StatefulSet/prometheus: automountServiceAccountToken is false"),
        remove(
            "prod",
            "ServiceAccount/iris-api",
            "/automountServiceAccountToken",
            "ServiceAccount/iris-api: set automountServiceAccountToken: false"),
        remove(
            "prod",
            API,
            POD + "/serviceAccountName",
            "Deployment/iris-api: set serviceAccountName"),
        remove(
            "prod",
            API,
            POD + "/enableServiceLinks",
            "Deployment/iris-api: set enableServiceLinks: false"),
        set(
            "prod",
            API,
            POD + "/securityContext/runAsUser",
            "1000",
            "Deployment/iris-api: runAsUser is 1000; set a fixed one above 10000"),
        remove(
            "prod",
            "Deployment/grafana",
            POD + "/securityContext/runAsUser",
            "Deployment/grafana: runAsUser is -1"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistake_isReported(Mutation mistake) {
    mistake.assertReportedBy(Check.HARDENING);
  }
}
