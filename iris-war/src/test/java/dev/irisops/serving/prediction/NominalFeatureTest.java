package dev.irisops.serving.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NominalFeatureTest {
  private static NominalFeature feature(List<String> labels, List<Double> shares) {
    return new NominalFeature("x", labels, shares, 0, false);
  }

  private static NominalFeature feature(String... labels) {
    return feature(List.of(labels), Collections.nCopies(labels.length, 0.1));
  }

  /** Returns labels {@code l0}, {@code l1} and so on. */
  private static List<String> labels(int count) {
    return IntStream.range(0, count).mapToObj(i -> "l" + i).toList();
  }

  @Test
  void labels_missingOrTwice_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> feature())
        .withMessage("feature x: expected one or more labels, all different, found []");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> feature("a", "a"))
        .withMessage("feature x: expected one or more labels, all different, found [a, a]");
  }

  @Test
  void blankName_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NominalFeature(" ", List.of("a"), List.of(1.0), 0, false))
        .withMessage("feature: expected a name, found a blank");
  }

  @Test
  void shares_otherThanTheLabels_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> feature(List.of("a", "b"), List.of(1.0)))
        .withMessage("feature x: expected 2 baseline_shares, found 1");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void shares_outsideUnitInterval_areRefused(double share) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> feature(List.of("a"), List.of(share)))
        .withMessage("feature x: expected baseline_shares in 0..1, found [" + share + "]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NominalFeature("x", List.of("a"), List.of(1.0), share, false))
        .withMessage("feature x: expected a missing_share in 0..1, found " + share);
  }

  @Test
  void bins_areTheLabelsByShare_thenOtherAndMissing() {
    NominalFeature feature =
        new NominalFeature(
            "x", List.of("rare", "b", "a", "common"), List.of(0.1, 0.2, 0.2, 0.4), 0.1, true);
    assertThat(feature.bins()).containsExactly("common", "b", "a", "rare", "other", "missing");
    assertThat(feature.baselineShares()).containsExactly(0.4, 0.2, 0.2, 0.1, 0.0, 0.1);
    assertThat(IntStream.range(0, 4).map(feature::bin)).containsExactly(3, 1, 2, 0);
    assertThat(feature.bin(Row.UNSEEN)).isEqualTo(4);
    assertThat(feature.bin(Double.NaN)).isEqualTo(5);
    assertThat(feature.commonestLabel()).isEqualTo("common");
    assertThat(feature.nullable()).isTrue();
    assertThat(feature.outOfTrainingRange(Row.UNSEEN)).isFalse();
  }

  @Test
  void bins_ofManyLabels_areThe20Commonest() {
    NominalFeature feature = feature(labels(25), Collections.nCopies(25, 1 / 32.0));
    assertThat(feature.bins()).hasSize(22).startsWith("l0", "l1").contains("l19");
    assertThat(feature.baselineShares().get(20)).isEqualTo(5 / 32.0);
    assertThat(feature.bin(19)).isEqualTo(19);
    assertThat(feature.bin(20)).isEqualTo(20);
    assertThat(feature.bin(24)).isEqualTo(20);
  }

  @Test
  void labels_calledOtherOrMissing_areCountedInTheBinsOfThoseNames() {
    NominalFeature feature =
        new NominalFeature(
            "x", List.of("other", "a", "missing"), List.of(0.5, 0.25, 0.125), 0.125, true);
    assertThat(feature.bins()).containsExactly("a", "other", "missing");
    assertThat(feature.baselineShares()).containsExactly(0.25, 0.5, 0.25);
    assertThat(IntStream.range(0, 3).map(feature::bin)).containsExactly(1, 0, 2);
    assertThat(feature.commonestLabel()).isEqualTo("other");
  }

  @Test
  void choice_namesTheLabels() {
    assertThat(feature("card", "cash").choice()).isEqualTo("one of \"card\", \"cash\"");
  }

  @Test
  void choice_ofManyOrLongLabels_isBounded() {
    assertThat(feature(labels(1_000), Collections.nCopies(1_000, 0.0)).choice())
        .startsWith("one of \"l0\", \"l1\", ")
        .endsWith("\"l28\" and 971 more")
        .hasSizeLessThan(220);
    assertThat(feature("y".repeat(500), "z").choice())
        .isEqualTo("one of \"" + "y".repeat(200) + "\u2026\" and 1 more");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1.0, 1", "1e0, 1", "2.50, 2.5", "007, 7", "7, 7", "8, 8", "-0.0, -0.0"})
  void number_isTheLabelOfTheSameNumber(String literal, String label) {
    NominalFeature feature = feature("1", "2.5", "7", "many", "1d", "NaN");
    assertThat(feature.labelOfNumber(literal)).contains(label);
  }

  @Test
  void number_withoutLabelsThatAreNumbers_isNoLabel() {
    assertThat(feature("a", "0x1", "Infinity", "1d").labelOfNumber("1")).isEmpty();
  }

  @Test
  void number_thatTwoLabelsEqual_isOnlyTheOneOfTheSameText() {
    NominalFeature feature = feature("1", "1.0", "2");
    assertThat(feature.labelOfNumber("1")).contains("1");
    assertThat(feature.labelOfNumber("1.0")).contains("1.0");
    assertThat(feature.labelOfNumber("1.00")).contains("1.00"); // which training did not see
  }

  @Test
  void text_isTheLabelWithTheFewestChanges() {
    NominalFeature feature = feature(" a", "a", "true", "True", "1", "02", "7.0", "7");
    assertThat(feature.labelOfText(" a")).isEqualTo(" a");
    assertThat(feature.labelOfText("a ")).isEqualTo("a");
    assertThat(feature.labelOfText(" True ")).isEqualTo("True");
    assertThat(feature.labelOfText("1.0")).isEqualTo("1");
    assertThat(feature.labelOfText(" 02")).isEqualTo("02");
  }

  @ParameterizedTest
  @ValueSource(strings = {" b ", "TRUE", "01", "2", "7.00", "1d", "", " "})
  void text_thatIsNoLabelOrTwo_isKept(String text) {
    NominalFeature feature = feature(" a", "a", "true", "True", "1", "02", "7.0", "7");
    assertThat(feature.labelOfText(text)).isEqualTo(text);
  }

  @Test
  void boolean_isTheLabelInAnyCase() {
    assertThat(feature("True", "FALSE").labelOfBoolean(true)).contains("True");
    assertThat(feature("True", "FALSE").labelOfBoolean(false)).contains("FALSE");
    assertThat(feature("yes", "1").labelOfBoolean(true)).isEmpty();
    assertThat(feature("true", "True").labelOfBoolean(true)).isEmpty();
  }
}
