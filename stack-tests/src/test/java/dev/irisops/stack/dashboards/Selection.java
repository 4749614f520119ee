package dev.irisops.stack.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.server.Prometheus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What somebody chose in the variables of a dashboard, filled into its queries as Grafana does. A
 * variable's own query is asked first, with those before it filled in.
 */
final class Selection {
  /** How the values of each variable are chosen. */
  enum Choice {
    /** As the dashboard is opened. */
    SHIPPED,
    /** All, by the choice of that name. */
    ALL,
    /** All, each by itself. */
    EACH
  }

  private static final Pattern LABEL_VALUES =
      Pattern.compile("label_values\\((?:(.+),\\s*)?(\\w+)\\)\\s*");
  private static final Pattern QUERY_RESULT = Pattern.compile("query_result\\((.+)\\)\\s*");

  /** Grafana's own, where a scrape comes each second and the last hour is shown. */
  private static final Map<String, String> TIMES =
      Map.of(
          "__interval", "2s",
          "__interval_ms", "2000",
          "__range", "3600s",
          "__range_ms", "3600000",
          "__range_s", "3600",
          "__rate_interval", "4s");

  private final Prometheus prometheus;
  private final Map<String, String> filled = new HashMap<>(TIMES);
  private final Map<String, List<String>> options = new LinkedHashMap<>();

  private Selection(Prometheus prometheus) {
    this.prometheus = prometheus;
  }

  /**
   * Chooses values for all variables.
   *
   * @throws UnfilledException if a variable has none
   */
  static Selection of(Dashboard dashboard, Choice choice, Prometheus prometheus) {
    Selection selection = new Selection(prometheus);
    dashboard.variables().forEach(variable -> selection.choose(variable, choice));
    return selection;
  }

  /** The same choice, but for one variable, of which one value is chosen. */
  private Selection with(Variable variable, String value) {
    Selection selection = new Selection(prometheus);
    selection.filled.putAll(filled);
    selection.options.putAll(options);
    selection.filled.put(variable.name(), variable.inQuery(List.of(value)));
    return selection;
  }

  /** One for each value of the variable that a panel is repeated for. */
  Stream<Selection> repeated(Variable variable) {
    return options.get(variable.name()).stream().map(value -> with(variable, value));
  }

  private void choose(Variable variable, Choice choice) {
    List<String> all = new ArrayList<>(values(variable));
    if (!variable.regex().isEmpty()) {
      all.removeIf(value -> !kept(variable.regex(), value));
    }
    if (all.isEmpty()) {
      throw new UnfilledException(variable + " has no value: " + variable.query());
    }
    options.put(variable.name(), all);
    filled.put(variable.name(), chosen(variable, all, choice));
  }

  private String chosen(Variable variable, List<String> all, Choice choice) {
    List<String> current = variable.current();
    if (choice == Choice.SHIPPED && !current.isEmpty() && !current.contains(Variable.ALL)) {
      if (variable.isQuery() && !all.containsAll(current)) {
        throw new UnfilledException(
            variable + " is set to " + current + ", which is none of " + all);
      }
      return variable.inQuery(current);
    }
    boolean byName = choice != Choice.EACH && variable.includesAll();
    if (byName && !variable.allValue().isEmpty()) {
      return variable.allValue();
    }
    return variable.inQuery(variable.isMulti() || byName ? all : all.subList(0, 1));
  }

  private static boolean kept(String regex, String value) {
    return Pattern.compile(regex.replaceAll("^/|/$", "")).matcher(value).find();
  }

  private Collection<String> values(Variable variable) {
    return switch (variable.type()) {
      case "query" -> asked(fill(variable.query()));
      case "custom", "interval" -> List.of(variable.query().split("\\s*,\\s*"));
      default -> List.of(variable.query());
    };
  }

  private Collection<String> asked(String query) {
    Matcher values = LABEL_VALUES.matcher(query);
    if (values.matches()) {
      String match = values.group(1) == null ? "" : "?match[]=" + encoded(values.group(1));
      TreeSet<String> found = new TreeSet<>();
      prometheus
          .call("/api/v1/label/" + values.group(2) + "/values" + match.replace("[]", "%5B%5D"))
          .forEach(value -> found.add(value.asText()));
      return found;
    }
    Matcher result = QUERY_RESULT.matcher(query);
    if (!result.matches()) {
      throw new UnfilledException("not a query for values: " + query);
    }
    TreeSet<String> found = new TreeSet<>();
    prometheus.query(result.group(1)).forEach(series -> found.add(text(series)));
    return found;
  }

  private static String text(JsonNode series) {
    return series.path("metric") + " " + series.path("value").get(1).asText();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /**
   * A query as Prometheus gets it.
   *
   * @throws UnfilledException if it names a variable that does not exist
   */
  String fill(String query) {
    return References.replaced(query, this::value);
  }

  private String value(String name) {
    String value = filled.get(name);
    if (value == null) {
      throw new UnfilledException("there is no variable " + name);
    }
    return value;
  }

  /** A variable cannot be filled in. */
  static final class UnfilledException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnfilledException(String message) {
      super(message);
    }
  }
}
