package dev.irisops.stack.manifests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.manifests.render.Kustomization;
import dev.irisops.stack.manifests.render.Rendered;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The objects, ports, paths and keys that the documents name are deployed. */
class DeployedIT {
  private static final Document DEPLOY = Document.of("docs/deploy.md");
  private static final Document TROUBLESHOOTING = Document.of("docs/troubleshooting.md");

  private static final Map<String, String> KINDS =
      Map.of(
          "svc", "Service",
          "service", "Service",
          "deployment", "Deployment",
          "statefulset", "StatefulSet",
          "configmap", "ConfigMap",
          "secret", "Secret",
          "networkpolicy", "NetworkPolicy",
          "cronjob", "CronJob",
          "job", "Job",
          "namespace", "Namespace");

  static Stream<Document> documents() {
    return Stream.of(DEPLOY, TROUBLESHOOTING);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void objects_ofCommands_areDeployed(Document document) {
    assertThat(objects(document, Predicate.not(DeployedIT::deletes)))
        .hasSizeGreaterThan(6)
        .isSubsetOf(deployed());
  }

  /** After an upgrade, one deletes what an older version has deployed. */
  @Test
  void objects_thatCommandsDelete_areNoLongerDeployed() {
    assertThat(objects(DEPLOY, DeployedIT::deletes))
        .isNotEmpty()
        .doesNotContainAnyElementsOf(deployed());
  }

  private static boolean deletes(String command) {
    return command.startsWith("kubectl -n mlops delete ") && !command.contains("--cascade=orphan");
  }

  /** The objects that some of the commands name. */
  private static Set<String> objects(Document document, Predicate<String> condition) {
    Pattern object =
        Pattern.compile(
            "\\b(%s)(?:/| (?:generic )?)([a-z][a-z0-9-]*)(?![\\w.=:-]*=)"
                .formatted(String.join("|", KINDS.keySet())));
    return document.commands().stream()
        .filter(condition)
        .flatMap(command -> object.matcher(command).results())
        .map(match -> KINDS.get(match.group(1)) + "/" + match.group(2))
        .collect(Collectors.toSet());
  }

  /** All objects of all overlays and components, and the Secrets that others create. */
  private static Set<String> deployed() {
    return Stream.concat(
            Kustomization.all().stream()
                .flatMap(kustomization -> kustomization.rendered().objects().stream())
                .map(KubeObject::toString),
            secrets().keySet().stream().map(secret -> "Secret/" + secret))
        .collect(Collectors.toSet());
  }

  /** The Secrets that pods of production mount, and their keys. */
  private static Map<String, List<String>> secrets() {
    return prod().pods().stream()
        .flatMap(pod -> pod.spec().findValues("secret").stream())
        .collect(
            Collectors.toMap(
                secret -> secret.path("secretName").asText(),
                secret -> secret.path("items").findValuesAsText("key"),
                (one, same) -> one));
  }

  private static Rendered prod() {
    return Kustomization.named("prod").rendered();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void selectors_ofCommands_selectSomething(Document document) {
    List<String> selectors = document.inCommands(" -l ((?:app|component)=[a-z-]+)");

    assertThat(selectors).isNotEmpty();
    assertThat(selectors)
        .allSatisfy(
            selector ->
                assertThat(prod().pods())
                    .anyMatch(pod -> pod.labels().entrySet().toString().contains(selector)));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void portForwards_keepThePortOfTheService(Document document) {
    List<String> forwards = document.inCommands("port-forward svc/(\\S+ \\d+:\\d+)");

    assertThat(forwards).isNotEmpty();
    for (String forward : forwards) {
      String[] parts = forward.split("[ :]");
      Rendered services = Kustomization.named("prod-with-second-model").rendered();
      JsonNode ports = services.get("Service", parts[0]).spec().path("ports");
      assertThat(ports.findValuesAsText("port")).as(forward).contains(parts[1]);
      assertThat(parts[2]).as(forward).isEqualTo(parts[1]);
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void serviceAccounts_ofCommands_areDeployed(Document document) {
    assertThat(document.inCommands("--as=system:serviceaccount:mlops:([a-z-]+)"))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(deployed()).contains("ServiceAccount/" + name));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void foldersOfPods_areMounted(Document document) {
    Pattern folder = Pattern.compile("(?<=^| )(/(?:etc|var|prometheus)[\\w./-]*)");
    assertThat(
            Stream.concat(
                    document.code().flatMap(code -> folder.matcher(code).results()),
                    document.matchesInCommands(" (/(?:etc|var|prometheus)[\\w/-]*)(?: |$)"))
                .map(path -> path.group(1)))
        .isSubsetOf(
            prod().containers().stream()
                .flatMap(container -> container.tree().findValuesAsText("mountPath").stream())
                .toList());
  }

  @Test
  void ruleFiles_ofCommands_areDeployed() {
    assertThat(TROUBLESHOOTING.inCommands("/etc/prometheus/rules/([a-z-]+\\.yml)"))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(prod().file("prometheus-rules", file)).isNotEmpty());
  }

  @Test
  void secrets_areCreatedWithTheKeysThatPodsMount() {
    for (String command : DEPLOY.inCommands("create secret generic (.*)")) {
      assertThat(Pattern.compile("--from-file=([a-z-]+)").matcher(command).results())
          .as(command)
          .extracting(key -> key.group(1))
          .containsExactlyInAnyOrderElementsOf(secrets().get(command.split(" ")[0]));
    }
    assertThat(DEPLOY.firstCells("Secret")).containsAll(secrets().keySet());
  }

  @Test
  void components_areAllDocumented() {
    assertThat(DEPLOY.firstCells("component"))
        .containsExactlyElementsOf(Kustomization.components());
  }

  /** The names that an administrator must provide or replace. */
  @Test
  void ingress_isAsDocumented() {
    JsonNode ingress = prod().get("Ingress", "iris-api").tree();

    assertThat(ingress.findValuesAsText("cert-manager.io/cluster-issuer"))
        .containsExactly("letsencrypt");
    assertThat(ingress.findValuesAsText("ingressClassName")).containsExactly("traefik");
    assertThat(DEPLOY.text()).contains("ClusterIssuer `letsencrypt`", "Traefik");
  }
}
