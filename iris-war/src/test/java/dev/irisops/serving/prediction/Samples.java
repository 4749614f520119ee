package dev.irisops.serving.prediction;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The card of a small model, for the tests of all packages. */
public final class Samples {
  public static final NumericFeature WIDTH =
      new NumericFeature(
          "width",
          Optional.of("cm"),
          new Range(1, 3),
          1.876,
          Optional.of(new Range(0, 10)),
          List.of(1.2, 1.5, 2.0, 2.5),
          List.of(0.2, 0.2, 0.2, 0.2, 0.2),
          0);

  public static final NumericFeature RATIO =
      new NumericFeature(
          "ratio",
          Optional.empty(),
          new Range(-1, 1),
          0.124,
          Optional.of(new Range(-5, 5)),
          List.of(-0.5, 0.0, 0.25, 0.5),
          List.of(0.1, 0.15, 0.25, 0.2, 0.3),
          0);

  /** A number that may be missing, without an allowed range. */
  public static final NumericFeature AMOUNT =
      new NumericFeature(
          "amount",
          Optional.empty(),
          new Range(0, 5),
          2.5,
          Optional.empty(),
          List.of(1.5, 2.5, 3.5, 4.5),
          List.of(0.15, 0.15, 0.15, 0.15, 0.15),
          0.25);

  /** A label that is required and known. */
  public static final NominalFeature PAYMENT =
      new NominalFeature("payment", List.of("cash", "card"), List.of(0.25, 0.75), 0, false);

  /** A label that is also a number, may be missing, and is taken as missing if unknown. */
  public static final NominalFeature GRADE =
      new NominalFeature("grade", List.of("1", "2.5"), List.of(0.5, 0.25), 0.25, true);

  /** A label that is also a boolean. */
  public static final NominalFeature ACTIVE =
      new NominalFeature("active", List.of("True", "False"), List.of(0.5, 0.5), 0, false);

  private Samples() {}

  /** Returns the features {@code amount}, {@code payment}, {@code grade} and {@code active}. */
  public static Schema mixedSchema() {
    return new Schema(List.of(AMOUNT, PAYMENT, GRADE, ACTIVE), schema().target());
  }

  /**
   * Returns the features {@code width} (in cm) and {@code ratio}, and the classes {@code a} and
   * {@code b}.
   */
  public static Schema schema() {
    return schema("a", "b");
  }

  /** Returns the same features with other classes. */
  public static Schema schema(String... classes) {
    return new Schema(
        List.of(WIDTH, RATIO),
        classes(List.of(classes).stream().map(name -> new ModelClass(name, 0.5, 0.5)).toList()));
  }

  /** Returns a target of classes, with an accuracy of 0.96. */
  public static ClassTarget classes(List<ModelClass> classes) {
    return new ClassTarget(classes, 0.96, OptionalDouble.of(0.1));
  }

  /** Returns the target of a model that predicts a price in EUR. */
  public static NumericTarget price() {
    return new NumericTarget(
        "price",
        Optional.of("EUR"),
        new Range(-1, 90),
        List.of(10.5, 20.5, 30.5, 40.5),
        List.of(0.2, 0.25, 0.15, 0.3, 0.1),
        0.83);
  }

  /** Returns the same features as {@link #schema()} and the target {@link #price()}. */
  public static Schema priceSchema() {
    return new Schema(List.of(WIDTH, RATIO), price());
  }

  /** Returns the card of version 1 with {@link #schema()}. */
  public static ModelCard card() {
    return card("1", schema());
  }

  /** Returns a card. */
  public static ModelCard card(String version, Schema schema) {
    return card(version, "Logistic", OptionalLong.of(1_000), schema);
  }

  /** Returns a card; older trainers wrote no {@code heapBytes}. */
  public static ModelCard card(
      String version, String algorithm, OptionalLong heapBytes, Schema schema) {
    return new ModelCard(
        "sample",
        version,
        Instant.parse("2026-01-02T03:04:05Z"),
        algorithm,
        heapBytes,
        OptionalInt.empty(),
        schema,
        "{\"a\":1}");
  }

  /** Returns the class that {@code model} predicts, waiting as long as it takes. */
  public static ClassPrediction predict(Model model, Row row) {
    return (ClassPrediction) model.predict(row, Duration.ofDays(1)).orElseThrow();
  }

  /** Returns the number that {@code model} predicts, waiting as long as it takes. */
  public static double predictNumber(Model model, Row row) {
    return ((NumericPrediction) model.predict(row, Duration.ofDays(1)).orElseThrow()).value();
  }

  /** Returns a row of {@code values}, one for each feature. */
  public static Row row(Schema schema, double... values) {
    RowReader reader = RowReader.ofSingle(schema);
    for (int i = 0; i < values.length; i++) {
      reader.accept(i, values[i]);
    }
    reader.finishRow();
    return reader.rows().get(0);
  }
}
