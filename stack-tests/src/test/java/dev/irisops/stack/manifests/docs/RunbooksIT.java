package dev.irisops.stack.manifests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.manifests.render.Kustomization;
import dev.irisops.stack.manifests.render.Rendered;
import dev.irisops.stack.manifests.schema.Schema;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import dev.irisops.stack.tool.Tool;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The commands of the runbooks are right for what is deployed: nobody looks for a typing error at
 * three in the morning. Names in capitals are for the reader to replace.
 */
class RunbooksIT {
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("svc", "Service"),
          Map.entry("service", "Service"),
          Map.entry("deployment", "Deployment"),
          Map.entry("statefulset", "StatefulSet"),
          Map.entry("configmap", "ConfigMap"),
          Map.entry("secret", "Secret"),
          Map.entry("networkpolicy", "NetworkPolicy"),
          Map.entry("cronjob", "CronJob"),
          Map.entry("ingress", "Ingress"),
          Map.entry("hpa", "HorizontalPodAutoscaler"),
          Map.entry("pvc", "PersistentVolumeClaim"));

  /** Verbs whose objects have no namespace, or that take it from the objects. */
  private static final Set<String> WITHOUT_NAMESPACE =
      Set.of("apply", "replace", "cordon", "uncordon", "drain", "describe node", "describe nodes");

  private static final Set<String> PROGRAMS =
      Set.of(
          "kubectl", "curl", "grep", "head", "tail", "sort", "base64", "wc", "amtool", "promtool");

  /** Verbs that have verbs of their own. */
  private static final Set<String> NESTED = Set.of("rollout", "create", "set", "top");

  private static final Map<String, String> HELP = new ConcurrentHashMap<>();

  static Stream<Document> runbooks() {
    return Repository.files("alert-rules/runbooks", ".md").stream()
        .map(file -> Document.of("alert-rules/runbooks/" + file.getFileName()));
  }

  private static Rendered prod() {
    return Kustomization.named("prod").rendered();
  }

  private static Stream<KubeObject> objects() {
    return Kustomization.all().stream().flatMap(one -> one.rendered().objects().stream());
  }

  @ParameterizedTest
  @MethodSource("runbooks")
  void programs_areCommon(Document runbook) {
    assertThat(runbook.commands().stream().flatMap(RunbooksIT::programs)).isSubsetOf(PROGRAMS);
  }

  /** Returns the first word of each part of a pipe, without what is in quotes. */
  private static Stream<String> programs(String command) {
    String bare = command.replaceAll("'[^']*'|\"[^\"]*\"", "_").replaceFirst("^\\w+=\\S+ ", "");
    return Arrays.stream(bare.split(" \\| | && |; ")).map(part -> part.strip().split(" ")[0]);
  }

  @ParameterizedTest
  @MethodSource("runbooks")
  void kubectl_knowsEachVerbAndFlag(Document runbook) {
    for (String command : kubectl(runbook)) {
      String help = help(verb(command));
      assertThat(Pattern.compile(" (--[a-z-]+)").matcher(command.split(" -- ")[0]).results())
          .as(command)
          .allSatisfy(flag -> assertThat(help).contains(flag.group(1)));
    }
  }

  /** Returns the calls of kubectl, without what they are piped into. */
  private static List<String> kubectl(Document runbook) {
    return runbook.commands().stream()
        .flatMap(command -> Arrays.stream(command.split(" \\| ")))
        .filter(command -> command.startsWith("kubectl "))
        .toList();
  }

  /** Returns the verb, for instance {@code rollout undo}. */
  private static String verb(String command) {
    String[] words = command.replaceAll(" -n \\S+", "").split(" ");
    long nested = command.contains(" create secret ") ? 3 : NESTED.contains(words[1]) ? 2 : 1;
    return Arrays.stream(words).skip(1).limit(nested).collect(Collectors.joining(" "));
  }

  private static String help(String verb) {
    return HELP.computeIfAbsent(
        verb,
        v ->
            Tool.KUBECTL
                .command(
                    Stream.concat(Arrays.stream(v.split(" ")), Stream.of("--help"))
                        .toArray(String[]::new))
                .output());
  }

  @ParameterizedTest
  @MethodSource("runbooks")
  void namespace_isGiven(Document runbook) {
    assertThat(kubectl(runbook))
        .filteredOn(Predicate.not(RunbooksIT::needsNoNamespace))
        .allSatisfy(command -> assertThat(command).containsPattern(" (-n mlops|-A)( |$)"));
  }

  private static boolean needsNoNamespace(String command) {
    return WITHOUT_NAMESPACE.stream()
            .anyMatch(words -> (command + " ").startsWith("kubectl " + words + " "))
        || command.equals("kubectl scale");
  }

  @ParameterizedTest
  @MethodSource("runbooks")
  void objects_areDeployed(Document runbook) {
    Set<String> deployed =
        Stream.concat(
                objects().map(object -> object.kind() + "/" + object.stem()),
                Stream.concat(claims(), secrets()))
            .collect(Collectors.toSet());
    String kinds =
        "\\b(%s)s?[/ ](?:generic )?([a-z][a-z0-9-]*)(?=[ '`]|$)"
            .formatted(String.join("|", KINDS.keySet()));

    assertThat(matches(runbook, kinds).map(m -> KINDS.get(m.group(1)) + "/" + m.group(2)))
        .isSubsetOf(deployed);
  }

  /** Returns the claims that Kubernetes makes for the pods of a StatefulSet. */
  private static Stream<String> claims() {
    return prod().ofKind("StatefulSet").stream()
        .flatMap(
            set ->
                set.spec().path("volumeClaimTemplates").findValues("metadata").stream()
                    .map(claim -> claim.path("name").asText() + "-" + set.name() + "-0"))
        .map(claim -> "PersistentVolumeClaim/" + claim);
  }

  /** Returns the Secrets that pods and Ingresses expect. */
  private static Stream<String> secrets() {
    return objects()
        .flatMap(object -> object.tree().findValuesAsText("secretName").stream())
        .map(secret -> "Secret/" + secret);
  }

  private static Stream<MatchResult> matches(Document runbook, String pattern) {
    return kubectl(runbook).stream()
        .flatMap(command -> Pattern.compile(pattern).matcher(command.split(" -- ")[0]).results());
  }

  @ParameterizedTest
  @MethodSource("runbooks")
  void pods_belongToStatefulSets(Document runbook) {
    String sets =
        prod().ofKind("StatefulSet").stream()
            .map(KubeObject::name)
            .collect(Collectors.joining("|"));

    assertThat(matches(runbook, "(?:logs|exec|pods?[/ ]) ?([a-z]+-[0-9])\\b").map(m -> m.group(1)))
        .allSatisfy(pod -> assertThat(pod).matches("(" + sets + ")-[0-2]"));
  }

  @ParameterizedTest
  @MethodSource("runbooks")
  void selectors_selectSomething(Document runbook) {
    assertThat(matches(runbook, " -l \"?([\\w./-]+=[\\w./-]+)").map(m -> m.group(1)))
        .filteredOn(selector -> !selector.startsWith("kubernetes.io/service-name="))
        .allSatisfy(selector -> assertThat(labels()).contains(selector));
    assertThat(matches(runbook, "kubernetes\\.io/service-name=([a-z-]+)").map(m -> m.group(1)))
        .isSubsetOf(
            objects().filter(o -> o.kind().equals("Service")).map(KubeObject::name).toList());
  }

  /** Returns the labels of objects and of their pods, as {@code name=value}. */
  private static Set<String> labels() {
    return objects()
        .flatMap(object -> object.tree().findValues("labels").stream())
        .flatMap(labels -> KubeObject.texts(labels).entrySet().stream())
        .map(label -> label.getKey() + "=" + label.getValue())
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("runbooks")
  void portForwards_keepThePortOfTheService(Document runbook) {
    matches(runbook, "port-forward svc/(\\S+) (\\d+):(\\d+)")
        .forEach(
            forward -> {
              JsonNode ports = prod().get("Service", forward.group(1)).spec().path("ports");
              assertThat(ports.findValuesAsText("port")).contains(forward.group(3));
              assertThat(forward.group(2)).isEqualTo(forward.group(3));
            });
  }

  @ParameterizedTest
  @MethodSource("runbooks")
  void patches_areAccepted(Document runbook) {
    matches(runbook, "patch (\\w+) (\\S+) (?:-p|--patch) '(.*)'")
        .filter(patch -> !patch.group(1).equals("pvc")) // Kubernetes makes claims of StatefulSets
        .forEach(
            patch ->
                assertThat(Schema.problems(patched(KINDS.get(patch.group(1)), patch)))
                    .as(patch.group())
                    .isEmpty());
  }

  private static Rendered patched(String kind, MatchResult patch) {
    KubeObject object =
        objects()
            .filter(o -> o.kind().equals(kind) && o.name().equals(patch.group(2)))
            .findFirst()
            .orElseThrow();
    try {
      ObjectNode changed =
          Json.MAPPER.readerForUpdating(object.tree().deepCopy()).readValue(patch.group(3));
      return new Rendered(patch.group(), List.of(new KubeObject(changed)));
    } catch (JsonProcessingException e) {
      throw new AssertionError(patch.group(), e);
    }
  }

  @ParameterizedTest
  @MethodSource("runbooks")
  void foldersOfContainers_areMounted(Document runbook) {
    List<String> mounted =
        prod().containers().stream()
            .flatMap(container -> container.tree().findValuesAsText("mountPath").stream())
            .toList();

    assertThat(
            runbook.commands().stream()
                .flatMap(c -> Pattern.compile(" -- .*? (/[\\w./-]+)").matcher(c).results()))
        .allSatisfy(path -> assertThat(mounted).anyMatch(mount -> path.group(1).startsWith(mount)));
  }
}
