package dev.irisops.stack.dashboards.appearance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.Panel;
import dev.irisops.stack.dashboards.model.QueryParser;
import dev.irisops.stack.dashboards.model.Variable;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules for a dashboard as a whole: titles, links, variables, and what is at the top. */
final class PageRules {
  private static final String TAG = "irisops";

  /** More panels than this nobody looks through. */
  private static final int MAX_REPEATED = 12;

  /** A narrower tile has room for a title of one word, which a stranger does not understand. */
  private static final int TILE_COLUMNS = 6;

  private static final Pattern TOPK = Pattern.compile("\\btopk\\((\\d+),");

  /** Metrics that only targets of model services have. */
  private static final Pattern MODEL_SERIES =
      Pattern.compile("(api|http_request|http_requests|jvm|model)_.*|job:(api|http|model)_.*");

  private PageRules() {}

  static Stream<String> problems(Dashboard dashboard, QueryParser parser) {
    return Stream.of(
            titles(dashboard),
            tiles(dashboard),
            ControlRows.problems(dashboard),
            links(dashboard),
            top(dashboard),
            variables(dashboard, parser),
            repeated(dashboard))
        .flatMap(problems -> problems);
  }

  private static Stream<String> titles(Dashboard dashboard) {
    return dashboard.panels().stream()
        .filter(panel -> !panel.isRow())
        .filter(p -> NarrowScreen.textWidth(p.title()) > NarrowScreen.titleWidth(p))
        .map(
            panel ->
                "%s: its title needs %d px of %d"
                    .formatted(
                        panel,
                        NarrowScreen.textWidth(panel.title()),
                        NarrowScreen.titleWidth(panel)));
  }

  private static Stream<String> tiles(Dashboard dashboard) {
    return dashboard.panels().stream()
        .filter(panel -> panel.type().equals("stat"))
        .filter(panel -> panel.tree().at("/gridPos/w").asInt() < TILE_COLUMNS)
        .map(
            panel ->
                panel
                    + ": needs %d columns for a title of more than a word".formatted(TILE_COLUMNS));
  }

  /** One menu lists all dashboards, also those of others, and keeps what is selected. */
  private static Stream<String> links(Dashboard dashboard) {
    JsonNode links = dashboard.tree().path("links");
    JsonNode menu = links.path(0);
    boolean isMenu =
        links.size() == 1
            && menu.path("type").asText().equals("dashboards")
            && menu.path("asDropdown").asBoolean()
            && hasOnlyTheTag(menu)
            && menu.path("includeVars").asBoolean()
            && menu.path("keepTime").asBoolean();
    Stream<String> menus =
        isMenu
            ? Stream.of()
            : Stream.of(
                "%s: its links should be one menu of the tag %s that keeps variables and time"
                    .formatted(dashboard, TAG));
    boolean isListed =
        dashboard.tree().path("tags").valueStream().anyMatch(tag -> tag.asText().equals(TAG));
    return isListed ? menus : Stream.concat(menus, Stream.of(dashboard + ": has no tag " + TAG));
  }

  private static boolean hasOnlyTheTag(JsonNode menu) {
    return menu.path("tags").size() == 1 && menu.at("/tags/0").asText().equals(TAG);
  }

  private static Stream<String> top(Dashboard dashboard) {
    return dashboard.panels().stream()
        .filter(panel -> !panel.isRow())
        .limit(1)
        .filter(panel -> panel.tree().at("/gridPos/y").asInt() > 1)
        .map(panel -> panel + ": is the first panel, but not at the top");
  }

  private static Stream<String> variables(Dashboard dashboard, QueryParser parser) {
    Predicate<String> isMissing = name -> dashboard.variable(name).isEmpty();
    boolean isAboutModels =
        isMissing.test("job")
            || dashboard.targets().stream()
                .flatMap(target -> parser.tree(target.expression()).stream())
                .anyMatch(PageRules::selectsModels);
    List<String> needed =
        isAboutModels ? List.of("datasource", "service", "pod") : List.of("datasource");
    return needed.stream().filter(isMissing).map(name -> dashboard + ": has no variable " + name);
  }

  private static boolean selectsModels(JsonNode query) {
    return query.findParents("matchers").stream()
        .anyMatch(
            selector ->
                MODEL_SERIES.matcher(selector.path("name").asText()).matches()
                    || selector.path("matchers").valueStream().anyMatch(PageRules::isModelRole));
  }

  private static boolean isModelRole(JsonNode matcher) {
    return matcher.path("name").asText().equals("role")
        && matcher.path("type").asText().startsWith("=")
        && matcher.path("value").asText().startsWith("model-");
  }

  private static Stream<String> repeated(Dashboard dashboard) {
    return dashboard.panels().stream()
        .filter(panel -> panel.tree().has("repeat"))
        .filter(panel -> !isLimited(panel))
        .map(
            panel ->
                "%s: is repeated for each %s, which no topk limits to %d"
                    .formatted(panel, panel.tree().path("repeat").asText(), MAX_REPEATED));
  }

  private static boolean isLimited(Panel panel) {
    Matcher topk =
        TOPK.matcher(
            panel
                .dashboard()
                .variable(panel.tree().path("repeat").asText())
                .map(Variable::query)
                .orElse(""));
    return topk.find() && Integer.parseInt(topk.group(1)) <= MAX_REPEATED;
  }
}
