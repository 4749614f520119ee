package dev.irisops.serving.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.Samples;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelHeapTest {
  private static final long MIB = 1 << 20;

  private final ModelHeap heap = Heaps.of(100 * MIB, 4);

  /** Two models, one more while the successor is read, and the file; or nine and the file. */
  @ParameterizedTest
  @CsvSource({"30, 10, 1", "10, 10, 4", "0, 100, 4"})
  void model_thatJustFits_isAccepted(long copy, long file, int copies) {
    assertThatCode(() -> heap.expectRoom(copy * MIB, file * MIB, copies))
        .doesNotThrowAnyException();
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> heap.expectRoom(copy * MIB, file * MIB + 1, copies))
        .withMessage(
            "model.bin: needs 101 MiB of heap, and a heap of 512 MiB leaves 100 MiB for models;"
                + " -Xmx201m would do");
  }

  private static ModelCard card(String algorithm, OptionalLong heapBytes) {
    return Samples.card("1", algorithm, heapBytes, Samples.schema());
  }

  /** A forest is shared; a logistic regression has a copy for each of four threads. */
  @ParameterizedTest
  @CsvSource({"RandomForest, 30", "Logistic, 10", "Forest, 10"})
  void copies_followTheAlgorithm(String algorithm, long most) {
    assertThatCode(() -> heap.expectRoom(card(algorithm, OptionalLong.of(most * MIB)), 10 * MIB))
        .doesNotThrowAnyException();
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(
            () -> heap.expectRoom(card(algorithm, OptionalLong.of((most + 1) * MIB)), 10 * MIB));
  }

  @Test
  void cardWithoutAHeap_isEstimatedFromTheFile() {
    ModelCard old = card("J48", OptionalLong.empty());
    long most = 100 * MIB / 7; // the file, and three copies of twice its length
    assertThatCode(() -> heap.expectRoom(old, most)).doesNotThrowAnyException();
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> heap.expectRoom(old, most + 1));
  }

  @Test
  void hugeHeap_isRefused() {
    ModelCard liar = card("Logistic", OptionalLong.of(Long.MAX_VALUE));
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> heap.expectRoom(liar, 1))
        .withMessageStartingWith("model.bin: needs 79164837199872 MiB of heap");
  }

  @Test
  void copy_takesAThirdOfWhatTheFileLeaves() {
    assertThat(heap.maxCopy(10 * MIB)).isEqualTo(30 * MIB);
    assertThat(heap.maxCopy(200 * MIB)).isZero();
  }
}
