package dev.irisops.stack.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.rules.Rule;
import dev.irisops.stack.rules.RuleFile;
import dev.irisops.stack.tool.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names that dashboards, rules, runbooks and documents have in common. */
class AgreementIT {
  private static final Pattern LINK = Pattern.compile("/d/([a-z][a-z-]+[a-z])");

  /** Title and path of a dashboard. */
  private static final Pattern ADDRESS_ROW =
      Pattern.compile("(?m)^\\| ([^|]+) \\| `(/d/[^`]+)` \\|");

  static List<Dashboard> dashboards() {
    return Dashboard.shipped();
  }

  static Stream<Rule> alerts() {
    return RuleFile.shipped().stream().flatMap(f -> f.rules().stream()).filter(Rule::isAlert);
  }

  @Test
  void uidsAndTitles_areUnique() {
    assertThat(Dashboard.shipped()).extracting(Dashboard::uid).doesNotHaveDuplicates();
    assertThat(Dashboard.shipped()).extracting(Dashboard::title).doesNotHaveDuplicates();
  }

  /** A file is found by the uid in the address. */
  @ParameterizedTest
  @MethodSource("dashboards")
  void file_isNamedByItsUid(Dashboard dashboard) {
    assertThat(dashboard.file()).isEqualTo(dashboard.uid() + ".json");
  }

  /** All but the runtime's, on which no alert is. */
  @Test
  void dashboardsOfAlerts_areThoseThatShip() {
    Set<String> linked =
        alerts().map(alert -> alert.annotations().get("dashboard")).collect(Collectors.toSet());

    assertThat(Dashboard.shipped())
        .extracting(dashboard -> "/d/" + dashboard.uid())
        .containsAll(linked)
        .hasSize(linked.size() + 1);
  }

  static List<Path> texts() {
    List<Path> texts = new ArrayList<>(Repository.files(RuleFile.FOLDER + "/runbooks", ".md"));
    texts.addAll(Repository.files(RuleFile.FOLDER, ".yml"));
    texts.addAll(Repository.files("docs", ".md"));
    texts.addAll(Repository.files(Dashboard.FOLDER, ".json"));
    texts.add(Repository.root().resolve("README.md"));
    return texts;
  }

  @ParameterizedTest
  @MethodSource("texts")
  void linkToADashboard_leadsToOne(Path file) {
    assertThat(LINK.matcher(Repository.text(file)).results().map(link -> link.group(1)).toList())
        .isSubsetOf(Dashboard.shipped().stream().map(Dashboard::uid).toList());
  }

  @Test
  void tableOfTheDocument_agreesWithTheDashboards() {
    assertThat(ADDRESS_ROW.matcher(Repository.text("docs/dashboards.md")).results())
        .extracting(row -> row.group(1) + " " + row.group(2))
        .containsExactlyInAnyOrderElementsOf(
            Dashboard.shipped().stream().map(each -> each.title() + " /d/" + each.uid()).toList());
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyOtherDashboard_isOneClickAwayAtTheSameTime(Dashboard dashboard) {
    JsonNode links = dashboard.tree().path("links");

    assertThat(links).allMatch(link -> link.path("keepTime").asBoolean());
    assertThat(LINK.matcher(links.toString()).results().map(link -> link.group(1)).toList())
        .containsExactlyInAnyOrderElementsOf(
            Dashboard.shipped().stream()
                .map(Dashboard::uid)
                .filter(uid -> !uid.equals(dashboard.uid()))
                .toList());
  }

  /** Where people of the system that this one rebuilds look for them. */
  @Test
  void panelsOfTheOriginal_areThereByTheirNames() {
    assertThat(titles("Iris API - Overview"))
        .contains(
            "Model Predictions Rate",
            "Model Confidence Distribution",
            "API Errors Rate",
            "Model Loaded Status",
            "Total Predictions");
    assertThat(titles("Kubernetes - Infrastructure"))
        .contains("CPU Usage", "Memory Usage", "Pod Status");
  }

  private static List<String> titles(String dashboard) {
    return Dashboard.shipped().stream()
        .filter(each -> each.title().equals(dashboard))
        .flatMap(each -> each.panels().stream())
        .map(Panel::title)
        .toList();
  }
}
