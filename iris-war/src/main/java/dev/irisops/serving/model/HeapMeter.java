package dev.irisops.serving.model;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/**
 * Adds up the heap of deserialized objects while they are read. An object counts with its own size
 * alone, as a 64-bit HotSpot JVM with compressed references lays it out: a header of 12 bytes, or
 * 16 for an array, the fields, and rounding up to 8 bytes. The trainer computes {@code heap_bytes}
 * of the card in the same way.
 */
final class HeapMeter {
  private static final int OBJECT_HEADER = 12;
  private static final int ARRAY_HEADER = 16;
  private static final int REFERENCE = 4;

  private static final ClassValue<Long> SIZE =
      new ClassValue<>() {
        @Override
        protected Long computeValue(Class<?> type) {
          return rounded(OBJECT_HEADER + fields(type));
        }
      };

  private final long most;
  private long bytes;

  /**
   * @param most the bytes that the objects may take
   */
  HeapMeter(long most) {
    this.most = most;
  }

  /** Adds an object, unless it is an array. */
  void addObject(Object object) {
    if (!object.getClass().isArray()) {
      add(SIZE.get(object.getClass()));
    }
  }

  /**
   * Adds an array that is about to be made.
   *
   * @param type the class of the array
   */
  void addArray(Class<?> type, long length) {
    add(rounded(ARRAY_HEADER + length * size(type.getComponentType())));
  }

  private void add(long more) {
    bytes += more;
    if (isFull()) {
      throw new IllegalStateException("the objects take more than " + most + " bytes");
    }
  }

  /** Returns the bytes of the objects so far. */
  long bytes() {
    return bytes;
  }

  /** Returns true if the objects take more than they may. */
  boolean isFull() {
    return bytes > most;
  }

  private static long fields(Class<?> type) {
    long bytes = type.getSuperclass() == null ? 0 : fields(type.getSuperclass());
    for (Field field : type.getDeclaredFields()) {
      bytes += Modifier.isStatic(field.getModifiers()) ? 0 : size(field.getType());
    }
    return bytes;
  }

  private static long size(Class<?> type) {
    return switch (type.getName()) {
      case "long", "double" -> 8;
      case "int", "float" -> 4;
      case "short", "char" -> 2;
      case "byte", "boolean" -> 1;
      default -> REFERENCE;
    };
  }

  private static long rounded(long bytes) {
    return (bytes + 7) / 8 * 8;
  }
}
