package dev.irisops.training.limits;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;

/**
 * Adds up the heap that deserialized objects take, by the layout of a 64-bit HotSpot JVM with
 * compressed references. The service does the same sum, before it holds the objects.
 */
final class HeapSize {
  private static final int ALIGNMENT = 8;
  private static final int OBJECT_HEADER = 12;
  private static final int ARRAY_HEADER = 16;
  private static final int REFERENCE = 4;

  private final Map<Class<?>, Long> sizes = new HashMap<>();
  private long bytes;

  /** Returns the sum so far, in bytes. */
  long bytes() {
    return bytes;
  }

  /**
   * Adds an array, or the table of a collection.
   *
   * @param type type of the array
   * @param length number of elements, 0 or more
   */
  void addArray(Class<?> type, long length) {
    bytes += aligned(ARRAY_HEADER + length * size(type.getComponentType()));
  }

  /** Adds an object that is no array, without the objects that it refers to. */
  void addObject(Object object) {
    bytes += sizes.computeIfAbsent(object.getClass(), HeapSize::shallow);
  }

  private static long shallow(Class<?> type) {
    long size = OBJECT_HEADER;
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        size += Modifier.isStatic(field.getModifiers()) ? 0 : size(field.getType());
      }
    }
    return aligned(size);
  }

  private static int size(Class<?> type) {
    if (!type.isPrimitive()) {
      return REFERENCE;
    }
    return switch (type.getName()) {
      case "long", "double" -> Long.BYTES;
      case "int", "float" -> Integer.BYTES;
      case "short", "char" -> Short.BYTES;
      default -> Byte.BYTES;
    };
  }

  private static long aligned(long size) {
    return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }
}
