package dev.irisops.stack.dashboards.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.EachDashboard;
import dev.irisops.stack.dashboards.model.Panel;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JSON of the dashboards is valid and consistent, and mistakes in it are reported. */
class StructureIT {
  /**
   * The palette of Okabe and Ito, safe for every kind of colour blindness, and grey for missing
   * data.
   */
  private static final Set<String> COLOURS =
      Set.of(
          "#009E73",
          "#0072B2",
          "#56B4E9",
          "#CC79A7",
          "#D55E00",
          "#E69F00",
          "#6E7079",
          "transparent");

  private static final Panel LATENCY = Dashboard.sample("readable-dashboard.json").panel("Latency");

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
        .filteredOn(panel -> !panel.isRow() && !saysWhatIsMissing(panel))
        .allMatch(
            panel ->
                panel.targets().stream().anyMatch(t -> t.expression().endsWith("or vector(0)")));
  }

  /** Coloured tiles say it with a mapping, others with {@code noValue}. */
  private static boolean saysWhatIsMissing(Panel panel) {
    return panel.defaultOption("noValue").isTextual()
        || panel.fields().get(0).nullMapping().stream()
            .anyMatch(mapping -> !mapping.path("text").asText().isBlank());
  }

  @Test
  void sample_hasNoMistake() {
    assertThat(problems(LATENCY.dashboard())).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          unknown field          | /titel          | "A"                                              | Latency: $: property 'titel' is not defined in the schema and the schema does not allow additional properties
          unknown plugin option  | /options/colour | 1                                                | Latency: $.options: property 'colour' is not defined in the schema and the schema does not allow additional properties
          wrong type of a field  | /id             | "one"                                            | Latency: $.id: string found, number expected
          unknown type of panel  | /type           | "graph"                                          | Latency: unknown panel type graph
          id of another panel    | /id             | 1                                                | Latency: has the id of Errors
          refId of another query | /targets/-      | {"refId": "A", "expr": "up"}                     | Latency (A): another query of the panel has this refId
          overlapping panel      | /gridPos/x      | 11                                               | Latency: overlaps Requests by Route
          panel outside the grid | /gridPos        | {"x": 23, "y": 99, "w": 6, "h": 8}               | Latency: is outside the grid of 24 columns
          undefined variable     | /targets/0/expr | "http_requests_in_flight{instance=~'$instnace'}" | Latency: variable instnace is undefined
          """)
  void mistakeInAPanel_isReported(String name, String field, String json, String problem) {
    assertThat(problems(LATENCY.with(field, json))).containsExactly("Readable / " + problem);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          unknown field   | /reload            | "30s"                            | $: property 'reload' is not defined in the schema and the schema does not allow additional properties
          unused variable | /templating/list/- | {"name": "shard", "type": "query"} | variable shard is unused
          """)
  void mistakeInADashboard_isReported(String name, String field, String json, String problem) {
    assertThat(problems(LATENCY.dashboard().with(field, json)))
        .containsExactly("Readable: " + problem);
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
