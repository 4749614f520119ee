package dev.irisops.serving.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The sizes are those that the tool JOL prints for a 64-bit HotSpot JVM. */
class HeapMeterTest {
  static class Parent {
    static long shared;
    byte small;
    Object reference;
  }

  static final class Child extends Parent {
    double number;
  }

  static Stream<Arguments> objects() {
    return Stream.of(
        Arguments.of(new Object(), 16),
        Arguments.of(1, 16),
        Arguments.of(1.0, 24),
        Arguments.of(new Parent(), 24),
        Arguments.of(new Child(), 32));
  }

  @ParameterizedTest
  @MethodSource("objects")
  void object_takesItsHeaderAndFields(Object object, long bytes) {
    HeapMeter meter = new HeapMeter(1_000);
    meter.addObject(object);
    assertThat(meter.bytes()).isEqualTo(bytes);
  }

  static Stream<Arguments> arrays() {
    return Stream.of(
        Arguments.of(double[].class, 0, 16),
        Arguments.of(double[].class, 3, 40),
        Arguments.of(int[].class, 3, 32),
        Arguments.of(char[].class, 3, 24),
        Arguments.of(byte[].class, 9, 32),
        Arguments.of(Object[].class, 1, 24),
        Arguments.of(double[][].class, 2, 24),
        Arguments.of(byte[].class, Integer.MAX_VALUE, 16L + Integer.MAX_VALUE + 1));
  }

  @ParameterizedTest
  @MethodSource("arrays")
  void array_takesItsHeaderAndElements(Class<?> type, long length, long bytes) {
    HeapMeter meter = new HeapMeter(1L << 32);
    meter.addArray(type, length);
    assertThat(meter.bytes()).isEqualTo(bytes);
  }

  @Test
  void array_isCountedOnce() {
    HeapMeter meter = new HeapMeter(1_000);
    meter.addObject(new double[3]);
    assertThat(meter.bytes()).isZero();
  }

  @Test
  void objects_beyondTheMost_areRefused() {
    HeapMeter meter = new HeapMeter(31);
    meter.addObject(1);
    assertThat(meter.isFull()).isFalse();
    assertThatIllegalStateException()
        .isThrownBy(() -> meter.addObject(2))
        .withMessage("the objects take more than 31 bytes");
    assertThat(meter.isFull()).isTrue();
  }
}
