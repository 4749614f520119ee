package dev.irisops.training.bundle;

import dev.irisops.training.profile.FeatureProfile;
import dev.irisops.training.profile.NominalProfile;
import dev.irisops.training.profile.NumericProfile;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import java.util.List;

/** Writes the {@code features} array of the model card. */
final class FeaturesJson {
  private final JsonGenerator json;

  FeaturesJson(JsonGenerator json) {
    this.json = json;
  }

  void write(List<FeatureProfile> features) {
    json.writeStartArray("features");
    for (FeatureProfile feature : features) {
      json.writeStartObject().write("name", feature.name());
      if (feature instanceof NumericProfile numeric) {
        write(numeric);
      } else if (feature instanceof NominalProfile nominal) {
        write(nominal);
      }
      json.writeEnd();
    }
    json.writeEnd();
  }

  private void write(NumericProfile feature) {
    json.write("type", "numeric");
    feature.unit().ifPresentOrElse(unit -> json.write("unit", unit), () -> json.writeNull("unit"));
    json.write("missing_share", feature.missingShare())
        .write("min", feature.min())
        .write("max", feature.max())
        .write("mean", feature.mean())
        .write("standard_deviation", feature.standardDeviation());
    array("quintile_edges", feature.quintileEdges());
    array("baseline_shares", feature.baselineShares());
    feature
        .allowed()
        .ifPresent(
            range -> json.write("allowed_min", range.min()).write("allowed_max", range.max()));
  }

  private void write(NominalProfile feature) {
    json.write("type", "nominal");
    array("labels", feature.labels());
    array("baseline_shares", feature.baselineShares());
    json.write("missing_share", feature.missingShare()).write("unseen", feature.unseen().text());
  }

  private void array(String key, List<?> values) {
    json.write(key, Json.createArrayBuilder(values).build());
  }
}
