package dev.irisops.serving.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowReaderTest {
  private final RowReader single = RowReader.ofSingle(Samples.schema());
  private final RowReader batch = RowReader.ofBatch(Samples.schema());

  private static List<InvalidValue> invalid(RowReader reader) {
    return catchThrowableOfType(InvalidRowsException.class, reader::rows).values();
  }

  private static InvalidValue value(String field, String detail) {
    return new InvalidValue(OptionalInt.empty(), field, detail);
  }

  @Test
  void row_withoutValues_namesEveryFeature() {
    single.finishRow();
    assertThat(invalid(single))
        .containsExactly(value("width", "missing"), value("ratio", "missing"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void nonFiniteValue_isRefused(double value) {
    single.accept(0, value);
    single.accept(1, 0);
    single.finishRow();
    assertThat(invalid(single)).containsExactly(value("width", "expected a finite number"));
  }

  @ParameterizedTest
  @CsvSource({"0, -0.001", "0, 10.000000000000002"})
  void value_outsideTheAllowedRange_isRefusedWithItsUnit(int index, double value) {
    single.accept(index, value);
    single.accept(1, 0);
    single.finishRow();
    assertThat(invalid(single))
        .containsExactly(value("width", "expected 0.0 to 10.0 cm, found " + value));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-5.000000000000001, 1e300})
  void value_outsideTheAllowedRange_withoutUnit_isRefused(double value) {
    single.accept(0, 1);
    single.accept(1, value);
    single.finishRow();
    assertThat(invalid(single))
        .containsExactly(value("ratio", "expected -5.0 to 5.0, found " + value));
  }

  @ParameterizedTest
  @CsvSource({"0, -5", "10, 5", "-0.0, 4.9E-324"})
  void value_onTheEdgeOfTheAllowedRange_isAccepted(double width, double ratio) {
    single.accept(1, ratio);
    single.accept(0, width);
    single.finishRow();
    assertThat(single.rows().get(0).toArray()).containsExactly(width, ratio);
  }

  @Test
  void unknownKey_isRefused() {
    single.acceptUnknown("depth");
    single.accept(0, 1);
    single.accept(1, 1);
    single.finishRow();
    assertThat(invalid(single)).containsExactly(value("depth", "unknown feature"));
  }

  @Test
  void batch_withInvalidRows_namesTheirNumbers() {
    batch.accept(0, 11);
    batch.accept(1, 0);
    batch.finishRow();
    batch.accept(0, 1);
    batch.accept(1, 0);
    batch.finishRow();
    batch.accept(1, 0);
    batch.finishRow();
    assertThat(invalid(batch))
        .containsExactly(
            new InvalidValue(OptionalInt.of(0), "width", "expected 0.0 to 10.0 cm, found 11.0"),
            new InvalidValue(OptionalInt.of(2), "width", "missing"));
  }

  @Test
  void invalidValues_overTheLimit_areNotListed() {
    for (int row = 0; row < 60; row++) {
      batch.finishRow();
    }
    assertThat(invalid(batch)).hasSize(RowReader.MAX_INVALID);
    assertThat(invalid(batch).get(99))
        .isEqualTo(new InvalidValue(OptionalInt.of(49), "ratio", "missing"));
  }

  @Test
  void batch_withoutRows_isEmpty() {
    assertThat(batch.rows()).isEmpty();
  }

  @Test
  void rows_doNotShareValues() {
    batch.accept(0, 1);
    batch.accept(1, 2);
    batch.finishRow();
    batch.accept(0, 3);
    batch.accept(1, 4);
    batch.finishRow();
    batch.rows().get(0).toArray()[0] = 9; // a copy
    assertThat(batch.rows().get(0).toArray()).containsExactly(1, 2);
    assertThat(batch.rows().get(1).toArray()).containsExactly(3, 4);
  }
}
