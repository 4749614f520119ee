package dev.irisops.stack.manifests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.manifests.render.Kustomization;
import dev.irisops.stack.scrape.Samples;
import dev.irisops.stack.server.Prometheus;
import dev.irisops.stack.tool.Repository;
import dev.irisops.stack.tool.Tool;
import dev.irisops.testkit.Command;
import dev.irisops.testkit.WorkFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The targets, files, queries, metrics and alerts that the documents name exist. */
class DocsIT {
  private static final Document DEPLOY = Document.of("docs/deploy.md");
  private static final Document DEMO = Document.of("docs/demo.md");
  private static final Document KIND = Document.of("docs/kind.md");
  private static final Document TROUBLESHOOTING = Document.of("docs/troubleshooting.md");

  static Stream<Document> documents() {
    return Stream.of(DEPLOY, KIND, TROUBLESHOOTING);
  }

  static Stream<Document> documentsWithMetrics() {
    return Stream.of(DEPLOY, TROUBLESHOOTING);
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
  void targetsOfTheMakefile_areDocumented() {
    String documented =
        Stream.of(DEPLOY, DEMO)
            .flatMap(page -> Stream.concat(page.commands().stream(), page.code()))
            .collect(Collectors.joining("\n"));

    assertThat(
            Pattern.compile("(?m)^([a-z0-9-]+):.*## ")
                .matcher(Repository.text("Makefile"))
                .results())
        .map(target -> target.group(1))
        .filteredOn(target -> !target.contains("logs") && !target.equals("help"))
        .allSatisfy(target -> assertThat(documented).contains("make " + target));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void files_exist(Document document) {
    assertThat(
            document
                .matchesInCode(
                    "(?<![\\w./-])(?:kustomize|alert-rules|components|scripts|iris-war)/[\\w./-]+")
                .map(found -> found.group().replaceFirst("^components/", "kustomize/components/"))
                .filter(file -> !file.contains("/target/") && !file.endsWith("/")))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(Repository.root().resolve(file)).exists());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void queries_areValid(Document document) {
    List<String> queries = document.inCommands("promtool query instant \\S+ '([^']+)'");
    StringBuilder rules = new StringBuilder("groups:\n- name: docs\n  rules:\n");
    for (int i = 0; i < queries.size(); i++) {
      rules.append("  - record: query%d\n    expr: |-\n      %s\n".formatted(i, queries.get(i)));
    }
    Path file = Repository.write(WorkFolder.create("docs").resolve("rules.yml"), rules.toString());

    assertThat(queries).isNotEmpty();
    Command.Outcome outcome = Tool.PROMTOOL.command("check", "rules", file.toString()).outcome();
    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
  }

  @ParameterizedTest
  @MethodSource("documentsWithMetrics")
  void metrics_exist(Document document) {
    Set<String> metrics =
        Stream.concat(
                document.matchesInCommands("promtool query instant \\S+ '([^']+)'"),
                document.matchesInCommands("(?:--match='|grep )(\\w+)"))
            .map(query -> query.group(1).replaceAll("\"[^\"]*\"|by \\([^)]*\\)|\\{[^}]*}", ""))
            .flatMap(query -> Pattern.compile("\\b[a-z]+_[a-z_]+\\b").matcher(query).results())
            .map(MatchResult::group)
            .filter(word -> !word.equals("histogram_quantile"))
            .collect(Collectors.toSet());

    assertThat(metrics).hasSizeGreaterThan(2).isSubsetOf(exported());
  }

  /** The metrics of the service, of Prometheus, and of the recorded pages. */
  private static Set<String> exported() {
    Set<String> exported = new TreeSet<>();
    for (String name : Document.of("docs/reference.md").firstCells("metric")) {
      exported.addAll(List.of(name, name + "_bucket"));
    }
    String rules = "rule_files: [" + Repository.root().resolve("alert-rules") + "/*.yml]";
    try (Prometheus prometheus = Prometheus.start(rules)) {
      Stream.concat(Stream.of(Samples.values()).map(Samples::text), Stream.of(prometheus.metrics()))
          .flatMap(page -> Pattern.compile("(?m)^\\w+").matcher(page).results())
          .forEach(name -> exported.add(name.group()));
    }
    return exported;
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
}
