package dev.irisops.stack.dashboards.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.EachDashboard;
import dev.irisops.stack.dashboards.model.Panel;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JSON of the dashboards is valid and consistent, and mistakes in it are reported. */
class StructureIT {
  /** The palette of Okabe and Ito, safe for every kind of colour blindness. */
  private static final Set<String> COLOURS =
      Set.of("#009E73", "#0072B2", "#56B4E9", "#CC79A7", "#D55E00", "#E69F00", "transparent");

  private static final Panel IN_FLIGHT =
      Dashboard.read("iris-api-overview.json").panel("Requests in Flight");

  @EachDashboard
  void json_matchesTheSchemaOfGrafana(Dashboard dashboard) {
    assertThat(GrafanaSchema.problems(dashboard)).isEmpty();
  }

  @EachDashboard
  void panels_haveUniqueIdsAndDoNotOverlap(Dashboard dashboard) {
    assertThat(GridLayout.problems(dashboard)).isEmpty();
  }

  @EachDashboard
  void variables_areDefinedAndUsed(Dashboard dashboard) {
    assertThat(VariableUsage.problems(dashboard)).isEmpty();
  }

  @EachDashboard
  void colours_areSafeForColourBlindness(Dashboard dashboard) {
    List<String> colours =
        Stream.of("color", "fixedColor", "iconColor")
            .flatMap(field -> dashboard.tree().findValues(field).stream())
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText)
            .toList();

    assertThat(colours).isNotEmpty();
    assertThat(COLOURS).containsAll(colours);
  }

  /** A panel without data must not look like one that shows 0. */
  @EachDashboard
  void panelThatCanBeEmpty_saysWhatIsMissing(Dashboard dashboard) {
    assertThat(dashboard.panels())
        .filteredOn(panel -> !panel.isRow() && !panel.defaultOption("noValue").isTextual())
        .allMatch(
            panel ->
                panel.targets().stream().anyMatch(t -> t.expression().endsWith("or vector(0)")));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          unknown field          | /titel          | "A"                                              | Requests in Flight: $: property 'titel' is not defined in the schema and the schema does not allow additional properties
          unknown plugin option  | /options/colour | 1                                                | Requests in Flight: $.options: property 'colour' is not defined in the schema and the schema does not allow additional properties
          wrong type of a field  | /id             | "one"                                            | Requests in Flight: $.id: string found, number expected
          unknown type of panel  | /type           | "graph"                                          | Requests in Flight: unknown panel type graph
          id of another panel    | /id             | 1                                                | Requests in Flight: has the id of Firing alerts
          refId of another query | /targets/-      | {"refId": "A", "expr": "up"}                     | Requests in Flight (A): another query of the panel has this refId
          overlapping panel      | /gridPos/x      | 11                                               | Requests in Flight: overlaps Latency of /predict
          panel outside the grid | /gridPos        | {"x": 23, "y": 99, "w": 6, "h": 8}               | Requests in Flight: is outside the grid of 24 columns
          undefined variable     | /targets/0/expr | "http_requests_in_flight{instance=~'$instnace'}" | Requests in Flight: variable instnace is undefined
          """)
  void mistakeInAPanel_isReported(String name, String field, String json, String problem) {
    assertThat(problems(IN_FLIGHT.with(field, json)))
        .containsExactly("Iris API - Overview / " + problem);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          unknown field   | /reload            | "30s"                            | $: property 'reload' is not defined in the schema and the schema does not allow additional properties
          unused variable | /templating/list/- | {"name": "pod", "type": "query"} | variable pod is unused
          """)
  void mistakeInADashboard_isReported(String name, String field, String json, String problem) {
    assertThat(problems(IN_FLIGHT.dashboard().with(field, json)))
        .containsExactly("Iris API - Overview: " + problem);
  }

  private static List<String> problems(Dashboard dashboard) {
    return Stream.of(
            GrafanaSchema.problems(dashboard),
            GridLayout.problems(dashboard).stream(),
            VariableUsage.problems(dashboard).stream())
        .flatMap(problems -> problems)
        .toList();
  }
}
