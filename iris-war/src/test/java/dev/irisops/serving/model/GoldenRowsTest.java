package dev.irisops.serving.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.Row;
import dev.irisops.serving.prediction.Samples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldenRowsTest {
  private static final String HEADER = "width,ratio,expected_class,probability:a,probability:b\n";

  private static GoldenRows parse(String csv) {
    return GoldenRows.parse(csv.getBytes(StandardCharsets.UTF_8), Samples.schema());
  }

  private static void verify(String rows, double... answer) {
    ClassifierPool pool = new ClassifierPool(1, () -> FakeClassifier.answering(answer));
    parse(HEADER + rows).verify(new WekaModel(Samples.card(), pool, List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | []",
        "width,ratio | [width, ratio]",
        "ratio,width,expected_class,probability:a,probability:b"
            + " | [ratio, width, expected_class, probability:a, probability:b]",
      })
  void otherHeader_isRefused(String header, String found) {
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> parse(header))
        .withMessage(
            "golden.csv: expected the columns"
                + " [width, ratio, expected_class, probability:a, probability:b], found "
                + found);
  }

  @Test
  void file_withoutRows_isRefused() {
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> parse(HEADER))
        .withMessage("golden.csv: expected reference rows, found none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"'' | 1", "1 | 1", "1,0 | 2", "1,0,a,0.5 | 4", "1,0,a,0.5,0.5,0 | 6"})
  void raggedRow_isRefused(String row, int found) {
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> parse(HEADER + "1,0,a,0.75,0.25\n" + row + "\n"))
        .withMessage("golden.csv: row 2: expected 5 values, found " + found);
  }

  @Test
  void unclosedQuote_isRefused() {
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> parse(HEADER + "1,0,\"a,0.75,0.25"))
        .withMessageStartingWith("golden.csv: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"x,0,a,0.75,0.25 | 1", "1,,a,0.75,0.25 | 2", "1,0,a,0.75,? | 5"})
  void nonNumericValue_isRefused(String row, int column) {
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> verify(row, 0.75, 0.25))
        .withMessage("golden.csv: row 1, column " + column + ": expected a number");
  }

  @Test
  void row_outsideTheAllowedRange_isRefused() {
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> verify("11,0,a,0.75,0.25", 0.75, 0.25))
        .withMessage("golden.csv: row 1, width: expected 0.0 to 10.0 cm, found 11.0");
  }

  @Test
  void otherClass_isRefused() {
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> verify("1,0,a,0.75,0.25\n1,0,b,0.75,0.25", 0.75, 0.25))
        .withMessage("golden.csv: row 2: expected b, the model answers a");
  }

  @ParameterizedTest
  @CsvSource({"0.7500000011, 0.2499999989", "NaN, 0.25"})
  void otherProbability_isRefused(String expected, String other) {
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> verify("1,0,a," + expected + "," + other, 0.75, 0.25))
        .withMessage(
            "golden.csv: row 1: expected probability " + expected + ", the model answers 0.75");
  }

  @Test
  void roundingDifference_isAccepted() {
    assertThatNoException().isThrownBy(() -> verify("1,0,a,0.7500000009,0.2499999991", 0.75, 0.25));
  }

  private static void verifyPrice(String expected, double answer) {
    ModelCard card = Samples.card("1", Samples.priceSchema()); // trained on -1 to 90
    ClassifierPool pool = new ClassifierPool(1, () -> FakeClassifier.answering(answer));
    GoldenRows.parse(
            ("width,ratio,expected_value\n1,0," + expected + "\n").getBytes(StandardCharsets.UTF_8),
            card.schema())
        .verify(new WekaModel(card, pool, List.of()));
  }

  @ParameterizedTest
  @CsvSource({"50.0, 50.0000001", "0, 0.0000001", "NaN, 1", "1e12, 1000000001001"})
  void otherNumber_isRefused(String expected, double answer) {
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> verifyPrice(expected, answer))
        .withMessage(
            "golden.csv: row 1: expected value %s, the model answers %s"
                .formatted(Double.parseDouble(expected), answer));
  }

  @ParameterizedTest
  @CsvSource({"50.0, 50.00000008", "0, -0.00000008", "1e12, 1000000000900"})
  void roundingDifference_ofANumber_isAccepted(String expected, double answer) {
    assertThatNoException().isThrownBy(() -> verifyPrice(expected, answer));
  }

  @Test
  void headerOfClasses_ofAModelOfNumbers_isRefused() {
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(
            () -> GoldenRows.parse(HEADER.getBytes(StandardCharsets.UTF_8), Samples.priceSchema()))
        .withMessage(
            "golden.csv: expected the columns [width, ratio, expected_value], found"
                + " [width, ratio, expected_class, probability:a, probability:b]");
  }

  private static GoldenRows mixed(String row) {
    String header = "amount,payment,grade,active,expected_class,probability:a,probability:b\n";
    return GoldenRows.parse((header + row).getBytes(StandardCharsets.UTF_8), Samples.mixedSchema());
  }

  @Test
  void labelsAndMissingValues_areRead() {
    Row row = mixed(",card,2.5,False,a,1,0").rows().get(0);
    assertThat(row.toArray()).containsExactly(Double.NaN, 1, 1, 1);
    assertThat(mixed("3,card,,True,a,1,0").rows().get(0).toArray())
        .containsExactly(3, 1, Double.NaN, 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1,gold,1,True,a,1,0"
            + " | row 1, payment: expected one of \"cash\", \"card\", found \"gold\"",
        "1,,1,True,a,1,0 | row 1, payment: expected one of \"cash\", \"card\", found \"\"",
        "x,card,1,True,a,1,0 | row 1, column 1: expected a number",
      })
  void mixedRow_thatDoesNotFit_isRefused(String row, String message) {
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> mixed(row).rows())
        .withMessage("golden.csv: " + message);
  }

  @Test
  void quotedClass_isRead() {
    ModelCard card = Samples.card("1", Samples.schema("ok", "usé \"à changer\", vite"));
    String csv =
        "width,ratio,expected_class,probability:ok,\"probability:usé \"\"à changer\"\", vite\"\r\n"
            + "1,0,\"usé \"\"à changer\"\", vite\",0.25,0.75\r\n";
    GoldenRows rows = GoldenRows.parse(csv.getBytes(StandardCharsets.UTF_8), card.schema());
    ClassifierPool pool = new ClassifierPool(1, () -> FakeClassifier.answering(0.25, 0.75));
    assertThatNoException().isThrownBy(() -> rows.verify(new WekaModel(card, pool, List.of())));
  }
}
