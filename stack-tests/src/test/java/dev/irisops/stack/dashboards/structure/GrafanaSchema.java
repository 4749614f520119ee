package dev.irisops.stack.dashboards.structure;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.irisops.stack.dashboards.model.Dashboard;
import dev.irisops.stack.dashboards.model.Panel;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import java.util.stream.Stream;

/**
 * The JSON Schema of Grafana's published types, which allows no other fields. Each panel is
 * validated by itself, against the type of its plugin, so that a problem names one panel.
 */
final class GrafanaSchema {
  private static final JsonNode SCHEMA =
      Json.read(Repository.text("stack-tests/src/test/grafana-schema/dashboard.schema.json"))
          .at("/definitions/Schema/properties");

  private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V7);

  private GrafanaSchema() {}

  static Stream<String> problems(Dashboard dashboard) {
    return Stream.concat(
        problems(dashboard, SCHEMA.path("dashboard"), dashboard.tree()),
        dashboard.panels().stream().flatMap(GrafanaSchema::problems));
  }

  private static Stream<String> problems(Panel panel) {
    JsonNode schema = SCHEMA.at("/panels/properties").path(panel.type());
    return schema.isMissingNode()
        ? Stream.of(panel + ": unknown panel type " + panel.type())
        : problems(panel, schema, panel.tree());
  }

  private static Stream<String> problems(Object subject, JsonNode schema, JsonNode tree) {
    return FACTORY.getSchema(schema).validate(tree).stream()
        .map(violation -> subject + ": " + violation);
  }
}
