package dev.irisops.stack.manifests.configuration;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The settings of Grafana that keep it closed, offline, and its log free of errors. */
final class GrafanaSettings {
  private static final String FILE = "/etc/grafana/grafana.ini";

  private static final Map<String, String> EXPECTED =
      Map.of(
          "auth.anonymous/enabled", "false",
          "snapshots/enabled", "false",
          "snapshots/external_enabled", "false",
          "public_dashboards/enabled", "false",
          "analytics/reporting_enabled", "false",
          "analytics/check_for_updates", "false",
          "analytics/check_for_plugin_updates", "false",
          "plugins/preinstall_disabled", "true",
          "plugins/public_key_retrieval_disabled", "true");

  /** Settings with a secret for a value, and a default that everybody knows. */
  private static final List<String> SECRETS =
      List.of(
          "GF_SECURITY_ADMIN_PASSWORD",
          "GF_SECURITY_SECRET_KEY",
          "GF_SECRETS_MANAGER_ENCRYPTION_SECRET_KEY_V1_SECRET_KEY");

  private GrafanaSettings() {}

  static void check(Configuration configuration) {
    Map<String, String> found = settings(configuration.file(FILE));
    EXPECTED.forEach(
        (setting, value) ->
            configuration.expect(setting, found.getOrDefault(setting, "not set"), value));
    Map<String, String> environment = configuration.mounts().environment("grafana-0");
    for (String secret : SECRETS) {
      String path = environment.getOrDefault(secret + "__FILE", "");
      if (!configuration.mounts().files().containsKey(path)) {
        configuration.report(secret + "__FILE is \"" + path + "\", which is not mounted");
      }
    }
  }

  /** The settings of an INI file, by {@code section/key}. */
  private static Map<String, String> settings(String ini) {
    Map<String, String> settings = new TreeMap<>();
    String section = "";
    for (String line : ini.lines().toList()) {
      String[] keyAndValue = line.split(" *= *", 2);
      if (line.startsWith("[")) {
        section = line.replaceAll("[\\[\\]]", "");
      } else if (!line.startsWith(";") && keyAndValue.length == 2) {
        settings.put(section + "/" + keyAndValue[0], keyAndValue[1]);
      }
    }
    return settings;
  }
}
