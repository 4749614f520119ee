package dev.irisops.stack.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether dashboards are what Grafana's published types allow; what they do not know is refused.
 * Each panel is held to the type of its plugin, so that a message is about one panel.
 */
final class Conformity {
  private static final JsonNode SCHEMA =
      Json.read(Repository.text("stack-tests/src/test/grafana-schema/dashboard.schema.json"))
          .path("definitions")
          .path("Schema")
          .path("properties");

  private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V7);

  private Conformity() {}

  static List<String> problems(Dashboard dashboard) {
    List<String> problems =
        new ArrayList<>(problems(dashboard.title(), SCHEMA.path("dashboard"), dashboard.tree()));
    for (Panel panel : dashboard.panels()) {
      JsonNode schema = SCHEMA.path("panels").path("properties").path(panel.type());
      if (schema.isMissingNode()) {
        problems.add(panel + ": is of the unknown type " + panel.type());
      } else {
        problems.addAll(problems(panel.toString(), schema, panel.tree()));
      }
    }
    return problems;
  }

  private static List<String> problems(String where, JsonNode schema, JsonNode tree) {
    JsonSchema compiled = FACTORY.getSchema(schema);
    return compiled.validate(tree).stream().map(message -> where + ": " + message).toList();
  }
}
