package dev.irisops.stack.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON of the dashboards: Grafana's schema, the grid, ids and variables. */
class ShapeIT {
  private static final Set<String> COLOURS =
      Set.of("#009E73", "#0072B2", "#56B4E9", "#CC79A7", "#D55E00", "#E69F00", "transparent");

  static List<Dashboard> dashboards() {
    return Dashboard.shipped();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void dashboard_isWhatTheSchemaOfGrafanaAllows(Dashboard dashboard) {
    assertThat(Conformity.problems(dashboard)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void panels_haveIdsOfTheirOwnAndDoNotOverlap(Dashboard dashboard) {
    assertThat(Layout.problems(dashboard)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void variables_areAllDefinedAndUsed(Dashboard dashboard) {
    assertThat(References.problems(dashboard)).isEmpty();
  }

  /** For those who tell red and green apart by neither: the palette of Okabe and Ito. */
  @ParameterizedTest
  @MethodSource("dashboards")
  void colours_canBeToldApartByEveryone(Dashboard dashboard) {
    List<String> colours = new ArrayList<>();
    for (String field : List.of("color", "fixedColor", "iconColor")) {
      dashboard.tree().findValues(field).stream()
          .filter(JsonNode::isTextual)
          .forEach(colour -> colours.add(colour.asText()));
    }

    assertThat(colours).isNotEmpty();
    assertThat(COLOURS).containsAll(colours);
  }

  /** No traffic is not 0 errors, and nothing is not an empty panel. */
  @ParameterizedTest
  @MethodSource("dashboards")
  void panelThatCanBeEmpty_saysWhatThatMeans(Dashboard dashboard) {
    assertThat(dashboard.panels())
        .filteredOn(panel -> !panel.isRow() && !panel.defaults().hasNonNull("noValue"))
        .allMatch(
            panel ->
                panel.targets().stream().anyMatch(t -> t.expression().endsWith("or vector(0)")));
  }

  @Test
  void unknownField_isReportedWithItsPanel() {
    assertThat(Conformity.problems(changed(tree -> tree.put("titel", "A"))))
        .singleElement()
        .asString()
        .startsWith(panel() + ": ")
        .contains("'titel'");
  }

  @Test
  void unknownFieldOfAPlugin_isReportedWithItsPanel() {
    assertThat(Conformity.problems(changed(tree -> tree.withObject("/options").put("colour", 1))))
        .singleElement()
        .asString()
        .startsWith(panel() + ": ")
        .contains("'colour'");
  }

  @Test
  void unknownFieldOfTheDashboard_isReported() {
    assertThat(Conformity.problems(panel().dashboard().with(tree -> tree.put("reload", "30s"))))
        .singleElement()
        .asString()
        .startsWith("Iris API - Overview: ")
        .contains("'reload'");
  }

  @Test
  void wrongTypeAndUnknownPanel_areReported() {
    assertThat(Conformity.problems(changed(tree -> tree.put("id", "one")))).hasSize(1);
    assertThat(Conformity.problems(changed(tree -> tree.put("type", "graph"))))
        .containsExactly(panel() + ": is of the unknown type graph");
  }

  @Test
  void idOfAnotherPanel_isReported() {
    int other = panel().dashboard().panels().get(0).id();

    assertThat(Layout.problems(changed(tree -> tree.put("id", other))))
        .containsExactly(panel() + ": id " + other + " is another panel's too");
  }

  @Test
  void idOfAnotherQuery_isReported() {
    Dashboard twice =
        changed(tree -> tree.withArray("targets").add(tree.path("targets").get(0).deepCopy()));

    assertThat(Layout.problems(twice))
        .containsExactly(panel() + " (A): another query of the panel has this id");
  }

  @Test
  void placeOfAnotherPanel_isReported() {
    Panel other = panel().dashboard().panels().get(0);
    Dashboard overlapping = changed(tree -> tree.set("gridPos", other.tree().path("gridPos")));

    assertThat(Layout.problems(overlapping)).contains(panel() + ": overlaps " + other.title());
  }

  @Test
  void placeOutsideOfTheGrid_isReported() {
    assertThat(Layout.problems(changed(tree -> tree.withObject("/gridPos").put("x", 23))))
        .contains(panel() + ": is not within 24 columns");
  }

  @Test
  void typoInAVariable_isReportedWithItsPanel() {
    Dashboard mistaken =
        changed(
            tree -> {
              ObjectNode target = (ObjectNode) tree.path("targets").get(0);
              target.put("expr", target.path("expr").asText().replace("$instance", "$instnace"));
            });

    assertThat(References.problems(mistaken))
        .containsExactly(panel() + ": variable instnace is not defined");
  }

  @Test
  void unusedVariable_isReported() {
    Dashboard idle =
        panel()
            .dashboard()
            .with(
                tree ->
                    tree.withObject("/templating")
                        .withArray("list")
                        .addObject()
                        .put("name", "pod")
                        .put("type", "query"));

    assertThat(References.problems(idle))
        .containsExactly("Iris API - Overview: variable pod is not used");
  }

  private static Panel panel() {
    return Panel.named("Iris API - Overview", "Requests in Flight");
  }

  private static Dashboard changed(Consumer<ObjectNode> change) {
    return panel().with(change);
  }
}
