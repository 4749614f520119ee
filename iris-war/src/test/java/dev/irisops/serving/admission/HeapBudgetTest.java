package dev.irisops.serving.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeapBudgetTest {
  private static final long MIB = 1 << 20;

  /** As in the image with 1 GiB of memory. */
  private static final HeapBudget IMAGE = new HeapBudget(512 * MIB, 64 * MIB);

  @Test
  void shares_areEighthsOfWhatAnIdleServiceLeaves() {
    assertThat(IMAGE.heads()).isEqualTo(48 * MIB); // and not 56, because of the direct buffers
    assertThat(new HeapBudget(512 * MIB, 512 * MIB).heads()).isEqualTo(56 * MIB);
    assertThat(IMAGE.bodies()).isEqualTo(56 * MIB / 5);
    assertThat(IMAGE.inFlight()).isEqualTo(112 * MIB);
    assertThat(IMAGE.models()).isEqualTo(112 * MIB);
  }

  @Test
  void models_haveHalfOfWhatIsBeyond512Mebibytes() {
    HeapBudget budget = new HeapBudget((512 + 1200) * MIB, 2048 * MIB);
    assertThat(budget.models()).isEqualTo((112 + 600) * MIB);
    assertThat(budget.heads()).isEqualTo((168 + 300) * MIB / 3);
    assertThat(budget.bodies()).isEqualTo((56 + 100) * MIB / 5);
    assertThat(budget.inFlight()).isEqualTo((112 + 200) * MIB);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 50, 112, 113, 1000})
  void option_forModels_leavesThemWhatTheyNeed(long needed) {
    long option = (long) HeapBudget.optionFor(needed * MIB);
    long heap = option / 30 * 29; // as a collector reports it
    assertThat(new HeapBudget(heap, heap).models())
        .isBetween(needed * MIB, needed * MIB * 5 / 4 + 4 * MIB);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 64 * MIB})
  void heapThatAnIdleServiceFills_leavesNothing(long heap) {
    HeapBudget budget = new HeapBudget(heap, heap);
    assertThat(budget.heads()).isZero();
    assertThat(budget.bodies()).isZero();
    assertThat(budget.inFlight()).isZero();
    assertThat(budget.models()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> budget.checkBody(1))
        .withMessage(
            "iris.max-body-bytes: expected at most 0 with a heap of %d bytes, found 1,"
                + " which needs 5 bytes of 0",
            heap);
  }

  /** The collectors of the JDK, which offer a little less than {@code -Xmx}. */
  @ParameterizedTest
  @CsvSource({"268435456", "259522560"})
  void defaults_fitIntoAHeapOf256Mebibytes(long heap) {
    HeapBudget budget = new HeapBudget(heap, 64 * MIB);
    assertThatCode(() -> budget.checkConnections(2000)).doesNotThrowAnyException();
    assertThatCode(() -> budget.checkBody(1 << 20)).doesNotThrowAnyException();
  }

  @Test
  void connections_whoseHeadsDoNotFit_areRefused() {
    assertThatCode(() -> IMAGE.checkConnections(5376)).doesNotThrowAnyException();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IMAGE.checkConnections(5377))
        .withMessage(
            "iris.max-connections: expected at most 5376 with a heap of 536870912 bytes,"
                + " found 5377, which needs 44048384 bytes of 44040192");
  }

  @Test
  void body_thatDoesNotFit_isRefused() {
    int most = (int) IMAGE.bodies();
    assertThatCode(() -> IMAGE.checkBody(most)).doesNotThrowAnyException();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IMAGE.checkBody(Integer.MAX_VALUE))
        .withMessage(
            "iris.max-body-bytes: expected at most %d with a heap of 536870912 bytes,"
                + " found 2147483647, which needs 10737418235 bytes of 58720256",
            most);
  }

  @Test
  void budgetOfThisProcess_isThatOfItsJvm() {
    HeapBudget budget = HeapBudget.ofProcess();
    assertThat(budget.heap()).isEqualTo(Runtime.getRuntime().maxMemory());
    assertThat(budget.direct()).isPositive();
  }
}
