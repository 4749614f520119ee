package dev.irisops.stack.dashboards.appearance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.Panel;
import dev.irisops.stack.dashboards.model.QueryParser;
import dev.irisops.stack.dashboards.model.Target;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rules for what was there and is gone, such as the instances of a Deployment that is scaled to 0:
 * they have no series any more, so that a panel looks healthy that only reads the series of now.
 */
final class GoneRules {
  /** A state is that of the instances which are left. */
  private static final Pattern STATE =
      Pattern.compile("model_loaded|job:model_api_available:bool|jvm_uptime_seconds");

  /** A row of a timeline ends with its series. */
  private static final Pattern ROW = Pattern.compile("model_loaded|up");

  private static final String TARGETS = "up";
  private static final String REPLICAS = "kube_deployment_status_replicas_unavailable";
  private static final Set<String> COUNTS = Set.of("count", "sum");
  private static final Set<String> GUARDS = Set.of("and", "unless");

  private GoneRules() {}

  /** A series whose past a query reads, and how far back at least. */
  private record Past(String series, Duration range) {
    /** A day, as IrisAPIDown knows a service that is gone. */
    static Past ofADay(String series) {
      return new Past(series, Duration.ofDays(1));
    }

    boolean isReadBy(JsonNode query) {
      return query.findParents("range").stream()
          .filter(selector -> selector.path("name").asText().equals(series))
          .anyMatch(selector -> selector.path("range").asLong() >= range.toMillis());
    }

    @Override
    public String toString() {
      return "forgets what is gone; read %s of %d minutes".formatted(series, range.toMinutes());
    }
  }

  static Stream<String> problems(Dashboard dashboard, QueryParser parser) {
    return dashboard.panels().stream()
        .flatMap(
            panel ->
                switch (panel.type()) {
                  case "stat", "table" -> problems(panel, parser);
                  case "state-timeline" ->
                      panel.targets().stream()
                          .flatMap(t -> forgotten(t, parser, ROW, Past::ofADay));
                  default -> Stream.of();
                });
  }

  private static Stream<String> problems(Panel panel, QueryParser parser) {
    List<JsonNode> queries =
        panel.targets().stream().flatMap(t -> parser.tree(t.expression()).stream()).toList();
    Stream<String> counts =
        queries.stream()
            .flatMap(query -> query.findParents("grouping").stream())
            .filter(aggregation -> COUNTS.contains(aggregation.path("op").asText()))
            .flatMap(aggregation -> counted(aggregation.path("expr")))
            .distinct()
            .filter(past -> queries.stream().noneMatch(past::isReadBy))
            .map(past -> panel + ": " + past);
    return Stream.concat(
        counts,
        panel.targets().stream().flatMap(t -> forgotten(t, parser, STATE, GoneRules::pastOf)));
  }

  /** Returns the past that is needed beside what an aggregation counts. */
  private static Stream<Past> counted(JsonNode node) {
    if (GUARDS.contains(node.path("op").asText())) {
      return counted(node.path("lhs"));
    }
    if (!node.path("type").asText().equals("vectorSelector")) {
      return node.valueStream().flatMap(GoneRules::counted);
    }
    return switch (node.path("name").asText()) {
      case TARGETS -> namesItsJob(node) ? Stream.of() : Stream.of(Past.ofADay(TARGETS));
      case REPLICAS -> Stream.of(Past.ofADay("kube_deployment_spec_replicas"));
      default -> Stream.of();
    };
  }

  /** Of a known job, none is an answer too. */
  private static boolean namesItsJob(JsonNode selector) {
    return selector
        .path("matchers")
        .valueStream()
        .filter(matcher -> matcher.path("name").asText().equals("job"))
        .anyMatch(matcher -> matcher.path("type").asText().equals("="));
  }

  /** An instance that crashes again and again is up from time to time. */
  private static Past pastOf(String state) {
    return state.equals("jvm_uptime_seconds")
        ? new Past(state, Duration.ofMinutes(15))
        : Past.ofADay(TARGETS);
  }

  private static Stream<String> forgotten(
      Target target, QueryParser parser, Pattern series, Function<String, Past> past) {
    return parser.tree(target.expression()).stream()
        .flatMap(
            query ->
                query.findValuesAsText("name").stream()
                    .filter(name -> series.matcher(name).matches())
                    .distinct()
                    .map(past)
                    .filter(needed -> !needed.isReadBy(query)))
        .map(needed -> target + ": " + needed);
  }
}
