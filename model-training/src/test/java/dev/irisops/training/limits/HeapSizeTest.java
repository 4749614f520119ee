package dev.irisops.training.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeapSizeTest {
  private final HeapSize heap = new HeapSize();

  @SuppressWarnings("unused") // because only the layout matters
  private static class Parent {
    private static final long SHARED = 1;
    private final boolean flag = true;
  }

  @SuppressWarnings("unused")
  private static final class Child extends Parent {
    private final double number = 1;
    private final Object reference = null;
  }

  @Test
  void object_withInheritedFields_countsFieldsOfBothClasses() {
    heap.addObject(new Child());
    assertThat(heap.bytes()).isEqualTo(32); // 12 + 1 + 8 + 4, in units of 8
  }

  @ParameterizedTest
  @CsvSource({
    "[D, 3, 40",
    "[I, 1, 24",
    "[Z, 0, 16",
    "[C, 5, 32",
    "[[D, 3, 32",
    "[Ljava.lang.String;, 2, 24",
    "[D, 10000000, 80000016",
  })
  void array_ofType_countsHeaderAndElements(Class<?> type, long length, long bytes) {
    heap.addArray(type, length);
    assertThat(heap.bytes()).isEqualTo(bytes);
  }
}
