package dev.irisops.serving.model;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The members of a JSON object. A member that is absent or of another type ends in an {@link
 * IllegalArgumentException} that names its key.
 */
final class JsonMembers {
  private JsonMembers() {}

  static String text(JsonObject object, String key) {
    return value(object, key, JsonString.class).getString();
  }

  static double number(JsonObject object, String key) {
    return value(object, key, JsonNumber.class).doubleValue();
  }

  /** Returns a number, or the given one if the key is absent. */
  static double number(JsonObject object, String key, double absent) {
    return object.containsKey(key) ? number(object, key) : absent;
  }

  /** Returns a unit; empty if it is {@code null}. */
  static Optional<String> unit(JsonObject object) {
    return JsonValue.NULL.equals(object.get("unit"))
        ? Optional.empty()
        : Optional.of(text(object, "unit"));
  }

  static long whole(JsonObject object, String key) {
    JsonNumber number = value(object, key, JsonNumber.class);
    try {
      return number.longValueExact();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(key + ": expected a whole number, found " + number, e);
    }
  }

  static List<Double> numbers(JsonObject object, String key) {
    return list(object, key, JsonNumber.class).map(JsonNumber::doubleValue).toList();
  }

  static <T extends JsonValue> Stream<T> list(JsonObject object, String key, Class<T> type) {
    return value(object, key, JsonArray.class).stream().map(value -> as(key, value, type));
  }

  static <T extends JsonValue> T value(JsonObject object, String key, Class<T> type) {
    return as(key, object.get(key), type);
  }

  private static <T extends JsonValue> T as(String key, JsonValue value, Class<T> type) {
    if (!type.isInstance(value)) {
      String expected = type.getSimpleName().substring("Json".length());
      Object found = value == null ? "nothing" : value.getValueType();
      throw new IllegalArgumentException(
          key + ": expected %s, found %s".formatted(expected, found).toLowerCase(Locale.ROOT));
    }
    return type.cast(value);
  }
}
