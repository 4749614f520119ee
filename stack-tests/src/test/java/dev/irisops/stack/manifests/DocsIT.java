package dev.irisops.stack.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.server.Server;
import dev.irisops.stack.tool.Command;
import dev.irisops.stack.tool.Repository;
import dev.irisops.stack.tool.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the commands of docs/deploy.md and docs/troubleshooting.md name is there: in the manifests,
 * rules and files.
 */
class DocsIT {
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
    List<String> named =
        document.pairsInCommands(
            "\\b(%s)(?:/| (?:generic )?)([a-z][a-z0-9-]*)(?![\\w.=:-]*=)"
                .formatted(String.join("|", KINDS.keySet())));

    assertThat(named).hasSizeGreaterThan(6);
    assertThat(named).allSatisfy(name -> assertThat(deployed()).contains(kind(name)));
  }

  /** {@code svc/name} as {@code Service/name}. */
  private static String kind(String name) {
    String[] parts = name.split("/");
    return KINDS.get(parts[0]) + "/" + parts[1];
  }

  /**
   * All objects of all overlays and components, and the Secrets that they name and do not bring.
   */
  private static Set<String> deployed() {
    Set<String> deployed = new TreeSet<>();
    for (Kustomization kustomization : Kustomization.all()) {
      kustomization.rendered().objects().forEach(object -> deployed.add(object.toString()));
    }
    secrets().keySet().forEach(secret -> deployed.add("Secret/" + secret));
    return deployed;
  }

  /** The Secrets that pods of production mount, and their keys. */
  private static Map<String, List<String>> secrets() {
    return Kustomization.named("prod").rendered().pods().stream()
        .flatMap(pod -> pod.spec().findValues("secret").stream())
        .collect(
            Collectors.toMap(
                secret -> secret.path("secretName").asText(),
                secret -> secret.path("items").findValuesAsText("key"),
                (one, same) -> one));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void selectors_ofCommands_selectSomething(Document document) {
    List<String> selectors = document.inCommands(" -l ((?:app|component)=[a-z-]+)");

    assertThat(selectors).isNotEmpty();
    assertThat(selectors)
        .allSatisfy(
            selector ->
                assertThat(Kustomization.named("prod").rendered().pods())
                    .anyMatch(pod -> pod.labels().entrySet().toString().contains(selector)));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void portForwards_keepThePortOfTheService(Document document) {
    List<String> forwards = document.inCommands("port-forward svc/(\\S+ \\d+:\\d+)");

    assertThat(forwards).isNotEmpty();
    for (String forward : forwards) {
      String[] parts = forward.split("[ :]");
      JsonNode ports =
          Kustomization.named("prod").rendered().get("Service", parts[0]).spec().path("ports");
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
    List<String> mounts =
        Kustomization.named("prod").rendered().containers().stream()
            .flatMap(container -> container.tree().findValuesAsText("mountPath").stream())
            .toList();
    List<String> named =
        document
            .code()
            .flatMap(
                code ->
                    Pattern.compile("(?<=^| )/(?:etc|var|prometheus)[\\w./-]*")
                        .matcher(code)
                        .results())
            .map(found -> found.group())
            .collect(Collectors.toCollection(ArrayList::new));
    named.addAll(document.inCommands(" (/(?:etc|var|prometheus)[\\w/-]*)(?: |$)"));

    assertThat(named).allSatisfy(path -> assertThat(mounts).contains(path));
  }

  @Test
  void ruleFile_ofACommand_isAmongTheRules() {
    assertThat(TROUBLESHOOTING.inCommands("/etc/prometheus/rules/([a-z-]+\\.yml)"))
        .isNotEmpty()
        .allSatisfy(
            file ->
                assertThat(
                        Kustomization.named("prod")
                            .rendered()
                            .get("ConfigMap", "prometheus-rules")
                            .tree()
                            .path("data")
                            .has(file))
                    .isTrue());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void targetsOfMake_exist(Document document) {
    String makefile = Repository.text("Makefile");

    assertThat(document.inCommands("^make ([a-z0-9-]+)"))
        .isNotEmpty()
        .allSatisfy(target -> assertThat(makefile).containsPattern("(?m)^" + target + ":"));
    assertThat(document.inCommands("\\bENV=([a-z]+)")).isSubsetOf(Kustomization.OVERLAYS);
  }

  @Test
  void targetsOfTheMakefile_areTold() {
    String told = String.join("\n", DEPLOY.commands()) + DEPLOY.code().toList();

    assertThat(
            Pattern.compile("(?m)^([a-z0-9-]+):.*## ")
                .matcher(Repository.text("Makefile"))
                .results())
        .map(target -> target.group(1))
        .filteredOn(target -> !target.contains("logs") && !target.equals("help"))
        .allSatisfy(target -> assertThat(told).contains("make " + target));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void files_exist(Document document) {
    Stream<String> named = Stream.concat(document.commands().stream(), document.code());
    List<String> files =
        named
            .flatMap(
                text ->
                    Pattern.compile(
                            "(?<![\\w./-])(?:kustomize|alert-rules|components|scripts|iris-war)/[\\w./-]+")
                        .matcher(text)
                        .results())
            .map(found -> found.group().replaceFirst("^components/", "kustomize/components/"))
            .filter(file -> !file.contains("/target/") && !file.endsWith("/"))
            .distinct()
            .toList();

    assertThat(files).isNotEmpty();
    assertThat(files).allSatisfy(file -> assertThat(Repository.root().resolve(file)).exists());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void links_leadSomewhere(Document document) {
    Path folder = Repository.root().resolve(document.path()).getParent();
    for (String link : document.links()) {
      String[] parts = link.split("#", 2);
      Path file =
          parts[0].isEmpty()
              ? Repository.root().resolve(document.path())
              : folder.resolve(parts[0]);
      assertThat(file).as(link).exists();
      if (parts.length == 2) {
        String path = Repository.root().relativize(file.normalize()).toString();
        assertThat(Document.of(path).anchors()).as(link).contains(parts[1]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void queries_areReadByPromtool(Document document) {
    List<String> queries = document.inCommands("promtool query instant \\S+ '([^']+)'");
    StringBuilder rules = new StringBuilder("groups:\n- name: docs\n  rules:\n");
    for (int i = 0; i < queries.size(); i++) {
      rules.append("  - record: query%d\n    expr: |-\n      %s\n".formatted(i, queries.get(i)));
    }
    Path file = Repository.write(Server.newFolder("docs").resolve("rules.yml"), rules.toString());

    assertThat(queries).isNotEmpty();
    Command.Outcome outcome = Tool.PROMTOOL.command("check", "rules", file.toString()).outcome();
    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void metrics_exist(Document document) {
    String known = known();
    Stream<String> queries =
        Stream.concat(
            document.inCommands("promtool query instant \\S+ '([^']+)'").stream(),
            document.inCommands("(?:--match='|grep )(\\w+)").stream());
    Set<String> metrics =
        queries
            .map(query -> query.replaceAll("\"[^\"]*\"|by \\([^)]*\\)|\\{[^}]*}", ""))
            .flatMap(query -> Pattern.compile("\\b[a-z]+_[a-z_]+\\b").matcher(query).results())
            .map(found -> found.group())
            .filter(word -> !word.equals("histogram_quantile"))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(metrics).hasSizeGreaterThan(2);
    assertThat(metrics)
        .filteredOn(metric -> !Pattern.compile("\\b" + metric + "\\b").matcher(known).find())
        .isEmpty();
  }

  /** What the service, Prometheus, kube-state-metrics and cAdvisor are known to export. */
  private static String known() {
    StringBuilder known = new StringBuilder();
    for (String name : Document.of("docs/reference.md").firstCells("metric")) {
      known.append(name).append(' ').append(name).append("_bucket ");
    }
    for (Path page : Repository.files("stack-tests/src/test/resources/samples", ".prom")) {
      known.append(Repository.text(page));
    }
    return known.toString();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void alerts_ofCommands_exist(Document document) {
    String rules =
        Repository.files("alert-rules", ".yml").stream()
            .map(Repository::text)
            .collect(Collectors.joining());
    for (String alert : document.inCommands("alertname=(\\w+)")) {
      assertThat(rules).contains("alert: " + alert + "\n");
    }
  }

  @Test
  void secrets_areMadeWithTheKeysThatPodsMount() {
    for (String command : DEPLOY.commands()) {
      if (command.contains("create secret generic")) {
        List<String> keys =
            Pattern.compile("--from-file=([a-z-]+)")
                .matcher(command)
                .results()
                .map(m -> m.group(1))
                .toList();
        String name = command.replaceFirst(".*generic ([a-z-]+).*", "$1");
        assertThat(keys).as(command).containsExactlyInAnyOrderElementsOf(secrets().get(name));
      }
    }
    assertThat(DEPLOY.firstCells("Secret")).containsAll(secrets().keySet());
  }

  @Test
  void components_areAllListed() {
    assertThat(DEPLOY.firstCells("component"))
        .containsExactlyElementsOf(Kustomization.components());
  }

  /** What the page says of names and hosts that an administrator must have or replace. */
  @Test
  void ingress_isAsTold() {
    JsonNode ingress = Kustomization.named("prod").rendered().get("Ingress", "iris-api").tree();

    assertThat(ingress.findValuesAsText("cert-manager.io/cluster-issuer"))
        .containsExactly("letsencrypt");
    assertThat(ingress.findValuesAsText("ingressClassName")).containsExactly("traefik");
    assertThat(DEPLOY.text()).contains("ClusterIssuer `letsencrypt`", "Traefik");
  }
}
