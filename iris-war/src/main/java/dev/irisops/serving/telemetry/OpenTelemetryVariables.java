package dev.irisops.serving.telemetry;

import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The {@code OTEL_*} variables of the process. OpenTelemetry's SDK reads them as properties: {@code
 * OTEL_SDK_DISABLED} as {@code otel.sdk.disabled}.
 *
 * @param properties the values, by property
 */
record OpenTelemetryVariables(Map<String, String> properties) {
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
   * Returns the reason of the SDK, which names a property or a value at best, after the variable at
   * fault: the one with that name, else with that value, else one of all that are set.
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
    List<String> shown =
        properties.keySet().stream()
            .filter(name -> reason.endsWith(": " + properties.get(name)))
            .toList();
    return shown.isEmpty() ? List.copyOf(properties.keySet()) : shown;
  }

  private static String variable(String property) {
    return property.toUpperCase(Locale.ROOT).replace('.', '_');
  }
}
