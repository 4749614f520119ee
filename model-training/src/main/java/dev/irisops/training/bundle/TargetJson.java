package dev.irisops.training.bundle;

import dev.irisops.training.evaluation.ClassEvaluation;
import dev.irisops.training.profile.TargetProfile;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import java.util.List;

/** Writes what a model predicts: {@code classes} and their shares, or {@code target}. */
final class TargetJson {
  private final JsonGenerator json;

  TargetJson(JsonGenerator json) {
    this.json = json;
  }

  void write(ModelCard card) {
    card.target().ifPresentOrElse(this::number, () -> classes(card));
  }

  private void classes(ModelCard card) {
    ClassEvaluation evaluation = (ClassEvaluation) card.ranking().best().evaluation();
    List<String> names = card.dataset().classes();
    double rows = card.dataset().rows().size();
    json.writeStartArray("classes");
    for (int c = 0; c < names.size(); c++) {
      json.writeStartObject()
          .write("name", names.get(c))
          .write("prior", card.dataset().rowCount(c) / rows)
          .write("predicted_share", evaluation.predictedShares().get(c))
          .writeEnd();
    }
    json.writeEnd().write("low_confidence_share", evaluation.lowConfidenceShare());
  }

  private void number(TargetProfile target) {
    json.writeStartObject("target").write("name", target.name());
    target.unit().ifPresentOrElse(unit -> json.write("unit", unit), () -> json.writeNull("unit"));
    json.write("min", target.min())
        .write("max", target.max())
        .write("quintile_edges", Json.createArrayBuilder(target.quintileEdges()).build())
        .write("baseline_shares", Json.createArrayBuilder(target.baselineShares()).build())
        .writeEnd();
  }
}
