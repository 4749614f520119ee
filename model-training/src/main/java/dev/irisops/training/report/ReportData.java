package dev.irisops.training.report;

import dev.irisops.training.bundle.FeatureProfile;
import dev.irisops.training.bundle.ModelCard;
import dev.irisops.training.evaluation.Calibration;
import dev.irisops.training.evaluation.Evaluation;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.util.List;

/** The data of the charts, as JSON for a script element. */
final class ReportData {
  private final ModelCard card;
  private final JsonGenerator json;

  private ReportData(ModelCard card, JsonGenerator json) {
    this.card = card;
    this.json = json;
  }

  static String of(ModelCard card) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = Json.createGenerator(text)) {
      new ReportData(card, json).write();
    }
    // Because a class named </script> would close the element.
    return text.toString().replace("<", "\\u003c");
  }

  private void write() {
    Evaluation evaluation = card.ranking().best().evaluation();
    json.writeStartObject();
    json.write("classes", array(card.dataset().classes()));
    json.write("confusion", array(evaluation.confusion().counts()));
    json.writeStartArray("calibration");
    evaluation.calibration().bins().forEach(this::bin);
    json.writeEnd().writeStartArray("features");
    for (int i = 0; i < card.features().size(); i++) {
      feature(i, card.features().get(i));
    }
    json.writeEnd().writeEnd();
  }

  private static JsonArray array(List<?> values) {
    return Json.createArrayBuilder(values).build();
  }

  private void bin(Calibration.Bin bin) {
    json.writeStartObject()
        .write("count", bin.count())
        .write("confidence", bin.confidence())
        .write("accuracy", bin.accuracy())
        .writeEnd();
  }

  private void feature(int index, FeatureProfile feature) {
    FeatureHistogram histogram =
        FeatureHistogram.of(card.dataset(), index, feature.min(), feature.max());
    json.writeStartObject()
        .write("name", feature.name())
        .write("unit", feature.unit().orElse(""))
        .write("edges", array(histogram.edges()))
        .write("shares", array(histogram.shares()))
        .writeEnd();
  }
}
