package dev.irisops.training.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServiceHeapTest {
  private static final long MIB = 1 << 20;

  @Test
  void model_thatFitsTheDefaultHeap_hasNoNote() {
    assertThat(ServiceHeap.note(22 * MIB, 30 * MIB)).isEmpty();
  }

  @Test
  void model_thatIsLargerThanTheDefaultHeap_saysHowMuchItNeeds() {
    assertThat(ServiceHeap.note(165 * MIB, 239 * MIB + 1))
        .contains(
            "the service needs at least 883 MiB of heap for this model; its default heap of 512 MiB has 112 MiB"
                + " for models, so give it more memory");
  }
}
