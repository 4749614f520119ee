package dev.irisops.serving.telemetry;

import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The {@code OTEL_*} variables of the process. OpenTelemetry's SDK reads them as properties: {@code
 * OTEL_SDK_DISABLED} as {@code otel.sdk.disabled}.
 *
 * @param properties the values, by property
 */
record OpenTelemetryVariables(Map<String, String> properties) {
  private static final String LOGS = "otel.logs.exporter";
  private static final String SAMPLER = "otel.traces.sampler";
  private static final String RATIO = "otel.traces.sampler.arg";

  /** The samplers of OpenTelemetry's specification, without those of single vendors. */
  private static final List<String> SAMPLERS =
      List.of(
          "always_on",
          "always_off",
          "traceidratio",
          "parentbased_always_on",
          "parentbased_always_off",
          "parentbased_traceidratio");

  /** Where the SDK would look for a file that replaces all other variables. */
  private static final Set<String> FILES =
      Set.of("otel.config.file", "otel.experimental.config.file");

  private static final Pattern PROPERTY = Pattern.compile("otel(\\.[a-z]+)+");

  /** The message of the SDK around an error that it does not explain. */
  private static final String UNEXPECTED = "Unexpected configuration error";

  /** Returns the variables that are set, and the system properties, which the SDK reads too. */
  static OpenTelemetryVariables ofProcess() {
    Map<String, String> properties = new TreeMap<>();
    System.getenv()
        .forEach(
            (name, value) ->
                properties.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value));
    System.getProperties()
        .forEach((name, value) -> properties.put(name.toString(), value.toString()));
    properties.keySet().removeIf(name -> !name.startsWith("otel."));
    return new OpenTelemetryVariables(properties);
  }

  /**
   * Checks what the SDK does not check, or refuses without saying what it expects.
   *
   * @throws IllegalArgumentException if a value is wrong or not supported; the message names the
   *     variable
   */
  void check() {
    for (String name : properties.keySet()) {
      String value = properties.get(name).strip();
      if (name.equals(LOGS) && !Set.of("", "none").contains(value)) {
        throw wrong(name, "none, because logs go to the console only", value);
      } else if (FILES.contains(name) && !value.isEmpty()) {
        throw wrong(name, "no file, because only variables are read", value);
      } else if (name.equals(SAMPLER) && !value.isEmpty() && !SAMPLERS.contains(value)) {
        throw wrong(name, "one of " + String.join(", ", SAMPLERS), value);
      } else if (name.equals(RATIO) && !value.isEmpty() && !isRatio(value)) {
        throw wrong(name, "0 to 1, such as 0.01", value);
      }
    }
  }

  /** No sampler has an argument but the share of the traces that is recorded. */
  private static boolean isRatio(String value) {
    try {
      double ratio = Double.parseDouble(value);
      return ratio >= 0 && ratio <= 1; // and no NaN, which the SDK takes for 0
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static IllegalArgumentException wrong(String name, String expected, String found) {
    return new IllegalArgumentException(
        "%s: expected %s, found \"%s\"".formatted(variable(name), expected, found));
  }

  /**
   * Returns the reason of the SDK, which names a property or a value at best, after the variable at
   * fault: the one with that name, else with that value, else one whose last word is in the reason,
   * else one of all that are set.
   */
  String explain(ConfigurationException refusal) {
    String reason =
        refusal.getMessage().equals(UNEXPECTED)
            ? refusal.getCause().getMessage()
            : refusal.getMessage();
    List<String> atFault = atFault(reason).stream().map(OpenTelemetryVariables::variable).toList();
    return (atFault.size() > 1 ? "one of " : "") + String.join(", ", atFault) + ": " + reason;
  }

  private List<String> atFault(String reason) {
    List<String> named = PROPERTY.matcher(reason).results().map(MatchResult::group).toList();
    if (!named.isEmpty()) {
      return named;
    }
    return Stream.<Predicate<String>>of(
            name -> reason.endsWith(": " + properties.get(name)),
            name -> words(reason).contains(name.substring(name.lastIndexOf('.') + 1)),
            name -> true)
        .map(isAtFault -> properties.keySet().stream().filter(isAtFault).toList())
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** Returns the words of a reason, also those of {@code camelCase}, in small letters. */
  private static Set<String> words(String reason) {
    return Pattern.compile("[A-Z]?[a-z]+")
        .matcher(reason)
        .results()
        .map(word -> word.group().toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  private static String variable(String property) {
    return property.toUpperCase(Locale.ROOT).replace('.', '_');
  }
}
