package dev.irisops.stack.dashboards.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.EachDashboard;
import dev.irisops.stack.dashboards.model.Panel;
import dev.irisops.stack.rules.RuleFile;
import dev.irisops.stack.tool.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Titles and uids of dashboards, and the links to them in rules, runbooks and documents. */
class LinksIT {
  private static final Pattern LINK = Pattern.compile("/d/([a-z][a-z-]+[a-z])");

  /** Row of docs/dashboards.md with the title and the path of a dashboard. */
  private static final Pattern PATH_ROW = Pattern.compile("(?m)^\\| ([^|]+) \\| `(/d/[^`]+)` \\|");

  private static final List<String> UIDS =
      Dashboard.shipped().stream().map(Dashboard::uid).toList();

  private static List<String> links(String text) {
    return LINK.matcher(text).results().map(link -> link.group(1)).toList();
  }

  @Test
  void uidsAndTitles_areUnique() {
    assertThat(UIDS).doesNotHaveDuplicates();
    assertThat(Dashboard.shipped()).extracting(Dashboard::title).doesNotHaveDuplicates();
  }

  /** The path of a dashboard tells which file to edit. */
  @EachDashboard
  void file_isNamedAfterItsUid(Dashboard dashboard) {
    assertThat(dashboard.file()).isEqualTo(dashboard.uid() + ".json");
  }

  @Test
  void everyDashboardButThatOfTheRuntime_hasAlerts() {
    Stream<String> linked = RuleFile.alerts().map(alert -> alert.annotations().get("dashboard"));

    assertThat(Stream.concat(linked.distinct(), Stream.of("/d/open-liberty-runtime")))
        .containsExactlyInAnyOrderElementsOf(UIDS.stream().map(uid -> "/d/" + uid).toList());
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
  void linkedDashboard_exists(Path file) {
    assertThat(links(Repository.text(file))).isSubsetOf(UIDS);
  }

  @Test
  void document_listsEveryDashboard() {
    assertThat(PATH_ROW.matcher(Repository.text("docs/dashboards.md")).results())
        .extracting(row -> row.group(1) + " " + row.group(2))
        .containsExactlyInAnyOrderElementsOf(
            Dashboard.shipped().stream().map(each -> each.title() + " /d/" + each.uid()).toList());
  }

  /** Users of the original system look for these names. */
  @ParameterizedTest
  @CsvSource({
    "iris-api-overview, Model Predictions Rate",
    "iris-api-overview, Model Confidence Distribution",
    "iris-api-overview, API Errors Rate",
    "iris-api-overview, Model Loaded Status",
    "iris-api-overview, Total Predictions",
    "kubernetes-infrastructure, CPU Usage",
    "kubernetes-infrastructure, Memory Usage",
    "kubernetes-infrastructure, Pod Status"
  })
  void panelOfTheOriginal_keepsItsTitle(String dashboard, String title) {
    assertThat(Dashboard.read(dashboard + ".json").panels())
        .extracting(Panel::title)
        .contains(title);
  }
}
