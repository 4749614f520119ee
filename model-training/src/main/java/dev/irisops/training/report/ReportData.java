package dev.irisops.training.report;

import dev.irisops.training.bundle.ModelCard;
import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.profile.FeatureProfile;
import dev.irisops.training.profile.NominalProfile;
import dev.irisops.training.profile.NumericProfile;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** The data of the charts, as JSON for a script element. */
final class ReportData {
  /** A browser draws them in a second or two. */
  private static final int MAX_FEATURES = 24;

  private final Dataset dataset;
  private final ModelCard card;
  private final ChartGroups groups;
  private final JsonGenerator json;

  private ReportData(ModelCard card, JsonGenerator json) {
    this.dataset = card.dataset();
    this.card = card;
    this.groups = ChartGroups.of(dataset);
    this.json = json;
  }

  static String of(ModelCard card, Results results) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = Json.createGenerator(text)) {
      new ReportData(card, json).write(results);
    }
    // Because a class named </script> would close the element.
    return text.toString().replace("<", "\\u003c");
  }

  /** Returns a sentence about the features and classes that the charts show, unless it is all. */
  static String omitted(ModelCard card) {
    int features = card.features().size();
    int classes = card.dataset().classes().size();
    List<String> shown = new ArrayList<>();
    if (features > MAX_FEATURES) {
      shown.add("the first %d of %d features".formatted(MAX_FEATURES, features));
    }
    if (classes > ChartGroups.MAX) {
      shown.add("the %d largest of %d classes".formatted(ChartGroups.MAX, classes));
    }
    return shown.isEmpty() ? "" : " The charts show " + String.join(" and ", shown) + ".";
  }

  private void write(Results results) {
    json.writeStartObject();
    results.write(json);
    json.write("groups", array(groups.names()));
    json.write("group", results.words().groups());
    json.writeStartArray("features");
    for (int i = 0; i < Math.min(MAX_FEATURES, card.features().size()); i++) {
      feature(i, card.features().get(i));
    }
    json.writeEnd().writeEnd();
  }

  static JsonArray array(List<?> values) {
    return Json.createArrayBuilder(values).build();
  }

  private void feature(int index, FeatureProfile feature) {
    json.writeStartObject().write("name", feature.name());
    if (feature instanceof NumericProfile numeric) {
      FeatureHistogram histogram = FeatureHistogram.of(dataset, index, numeric, groups);
      json.write("unit", numeric.unit().orElse(""))
          .write("edges", array(histogram.edges()))
          .write("shares", array(histogram.shares()));
    } else if (feature instanceof NominalProfile nominal) {
      LabelShares shares = LabelShares.of(dataset, index, nominal, groups);
      json.write("labels", array(shares.labels())).write("shares", array(shares.shares()));
    }
    json.writeEnd();
  }
}
