package dev.irisops.stack.dashboards.model;

import java.util.Map;
import java.util.Set;

/** Grafana's global variables, as far as the dashboards use them. */
public final class GlobalVariables {
  private static final Set<String> OTHERS =
      Set.of(
          "__all_variables",
          "__data",
          "__field",
          "__from",
          "__series",
          "__to",
          "__url_time_range",
          "__value");

  private GlobalVariables() {}

  /** Returns true if Grafana defines the variable. */
  public static boolean contains(String name) {
    return OTHERS.contains(name) || durations(0, 0, 0).containsKey(name);
  }

  /** Returns the variables for durations, from their values in seconds. */
  public static Map<String, String> durations(int interval, int range, int rateInterval) {
    return Map.of(
        "__interval", interval + "s",
        "__interval_ms", interval + "000",
        "__range", range + "s",
        "__range_ms", range + "000",
        "__range_s", Integer.toString(range),
        "__rate_interval", rateInterval + "s");
  }
}
