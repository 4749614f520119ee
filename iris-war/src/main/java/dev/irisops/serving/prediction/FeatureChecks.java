package dev.irisops.serving.prediction;

import java.util.List;

/** The checks that all kinds of features share. */
record FeatureChecks(String feature) {
  FeatureChecks {
    if (feature.isBlank()) {
      throw new IllegalArgumentException("feature: expected a name, found a blank");
    }
  }

  void expect(String what, boolean holds, Object found) {
    if (!holds) {
      throw new IllegalArgumentException(
          "feature %s: expected %s, found %s".formatted(feature, what, found));
    }
  }

  void expectSize(String key, List<?> values, int size) {
    if (values.size() != size) {
      throw new IllegalArgumentException(
          "feature %s: expected %d %s, found %d".formatted(feature, size, key, values.size()));
    }
  }

  void expectShares(List<Double> shares, int size, double missingShare) {
    expectSize("baseline_shares", shares, size);
    expect("baseline_shares in 0..1", shares.stream().allMatch(FeatureChecks::isShare), shares);
    expect("a missing_share in 0..1", isShare(missingShare), missingShare);
  }

  private static boolean isShare(double value) {
    return value >= 0 && value <= 1;
  }
}
