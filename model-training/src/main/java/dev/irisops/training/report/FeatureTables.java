package dev.irisops.training.report;

import dev.irisops.training.bundle.ModelCard;
import dev.irisops.training.profile.FeatureProfile;
import dev.irisops.training.profile.NominalProfile;
import dev.irisops.training.profile.NumericProfile;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** The tables of the features, one for each type. */
final class FeatureTables {
  private static final List<String> NUMERIC =
      List.of("Feature", "Unit", "Min", "Max", "Mean", "Std. dev.", "Missing", "Allowed range");
  private static final List<String> NOMINAL =
      List.of("Feature", "Labels", "Commonest label", "Its share", "Missing", "Unseen label");

  private final ModelCard card;

  FeatureTables(ModelCard card) {
    this.card = card;
  }

  String html() {
    return table(NumericProfile.class, NUMERIC, FeatureTables::numeric)
        + table(NominalProfile.class, NOMINAL, FeatureTables::nominal);
  }

  private <T extends FeatureProfile> String table(
      Class<T> type, List<String> header, Function<T, List<String>> row) {
    List<List<String>> rows =
        card.features().stream().filter(type::isInstance).map(type::cast).map(row).toList();
    return rows.isEmpty() ? "" : Html.shortened(header, rows);
  }

  private static List<String> numeric(NumericProfile feature) {
    return List.of(
        feature.name(),
        feature.unit().orElse("-"),
        Numbers.value(feature.min()),
        Numbers.value(feature.max()),
        Numbers.value(feature.mean()),
        Numbers.value(feature.standardDeviation()),
        Numbers.percent(feature.missingShare()),
        feature
            .allowed()
            .map(range -> Numbers.value(range.min()) + " to " + Numbers.value(range.max()))
            .orElse("any"));
  }

  private static List<String> nominal(NominalProfile feature) {
    double largest = Collections.max(feature.baselineShares());
    return List.of(
        feature.name(),
        Numbers.count(feature.labels().size()),
        feature.labels().get(feature.baselineShares().indexOf(largest)),
        Numbers.percent(largest),
        Numbers.percent(feature.missingShare()),
        feature.unseen().text());
  }
}
