package dev.irisops.serving.prediction;

import java.util.List;

/**
 * The checks of what a card says about a feature or the target.
 *
 * @param kind {@code feature} or {@code target}
 * @param name its name
 */
record Checks(String kind, String name) {
  Checks {
    if (name.isBlank()) {
      throw new IllegalArgumentException(kind + ": expected a name, found a blank");
    }
  }

  static Checks ofFeature(String name) {
    return new Checks("feature", name);
  }

  static void expectDistinct(String what, List<String> names, int least) {
    if (names.size() < least || names.stream().distinct().count() < names.size()) {
      throw new IllegalArgumentException(
          "%s names: expected %d or more, all different, found %s".formatted(what, least, names));
    }
  }

  void expect(String what, boolean holds, Object found) {
    if (!holds) {
      throw new IllegalArgumentException(
          "%s %s: expected %s, found %s".formatted(kind, name, what, found));
    }
  }

  void expectSize(String key, List<?> values, int size) {
    if (values.size() != size) {
      throw new IllegalArgumentException(
          "%s %s: expected %d %s, found %d".formatted(kind, name, size, key, values.size()));
    }
  }

  void expectShares(List<Double> shares, int size) {
    expectSize("baseline_shares", shares, size);
    expect("baseline_shares in 0..1", shares.stream().allMatch(Checks::isShare), shares);
  }

  void expectMissingShare(double share) {
    expect("a missing_share in 0..1", isShare(share), share);
  }

  private static boolean isShare(double value) {
    return value >= 0 && value <= 1;
  }
}
