package dev.irisops.serving.model;

import dev.irisops.serving.prediction.Feature;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.ModelClass;
import dev.irisops.serving.prediction.NominalFeature;
import dev.irisops.serving.prediction.NumericFeature;
import dev.irisops.serving.prediction.Range;
import dev.irisops.serving.prediction.Schema;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The content of {@code model-card.json}.
 *
 * @param card the description of the model
 * @param digests the SHA-256 of the other files in hex, by file name
 */
record CardFile(ModelCard card, Map<String, String> digests) {

  /**
   * Reads a card.
   *
   * @throws InvalidBundleException if it is not JSON, or a key is missing or has a wrong value
   */
  static CardFile parse(byte[] json) {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(json))) {
      JsonObject object = reader.readObject();
      return new CardFile(card(object, new String(json, StandardCharsets.UTF_8)), digests(object));
    } catch (RuntimeException e) { // Parsson throws several, for instance at too deep nesting
      throw new InvalidBundleException("model-card.json: " + e.getMessage(), e);
    }
  }

  /**
   * Returns the digest that {@code file} must have.
   *
   * @throws InvalidBundleException if the card names none
   */
  String digestOf(String file) {
    return Optional.ofNullable(digests.get(file))
        .orElseThrow(
            () -> new InvalidBundleException("model-card.json: files: no SHA-256 of " + file));
  }

  private static ModelCard card(JsonObject object, String json) {
    return new ModelCard(
        text(object, "name"),
        text(object, "version"),
        time(text(object, "created")),
        object.containsKey("task") ? text(object, "task") : ModelCard.CLASSIFICATION,
        text(value(object, "algorithm", JsonObject.class), "name"),
        number(value(object, "evaluation", JsonObject.class), "accuracy"),
        object.containsKey("low_confidence_share")
            ? OptionalDouble.of(number(object, "low_confidence_share"))
            : OptionalDouble.empty(),
        object.containsKey("heap_bytes")
            ? OptionalLong.of(value(object, "heap_bytes", JsonNumber.class).longValueExact())
            : OptionalLong.empty(),
        new Schema(
            list(object, "features", JsonObject.class).map(CardFile::feature).toList(),
            list(object, "classes", JsonObject.class).map(CardFile::modelClass).toList()),
        json);
  }

  /** Older trainers did not write the share among the predictions; the prior is close to it. */
  private static ModelClass modelClass(JsonObject object) {
    double prior = number(object, "prior");
    return new ModelClass(text(object, "name"), prior, number(object, "predicted_share", prior));
  }

  private static Instant time(String created) {
    try {
      return Instant.parse(created);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "created: expected a time such as 2026-11-22T00:00:00Z, found \"" + created + '"', e);
    }
  }

  private static Feature feature(JsonObject object) {
    String type = object.containsKey("type") ? text(object, "type") : "numeric";
    return switch (type) {
      case "numeric" -> numeric(object);
      case "nominal" -> nominal(object);
      default ->
          throw new IllegalArgumentException(
              "type: expected numeric or nominal, found \"" + type + '"');
    };
  }

  private static Feature numeric(JsonObject object) {
    return new NumericFeature(
        text(object, "name"),
        JsonValue.NULL.equals(object.get("unit"))
            ? Optional.empty()
            : Optional.of(text(object, "unit")),
        new Range(number(object, "min"), number(object, "max")),
        number(object, "mean"),
        allowed(object),
        numbers(object, "quintile_edges"),
        numbers(object, "baseline_shares"),
        number(object, "missing_share", 0));
  }

  private static Optional<Range> allowed(JsonObject object) {
    return object.containsKey("allowed_min") || object.containsKey("allowed_max")
        ? Optional.of(new Range(number(object, "allowed_min"), number(object, "allowed_max")))
        : Optional.empty();
  }

  private static Feature nominal(JsonObject object) {
    return new NominalFeature(
        text(object, "name"),
        list(object, "labels", JsonString.class).map(JsonString::getString).toList(),
        numbers(object, "baseline_shares"),
        number(object, "missing_share", 0),
        acceptsUnseen(text(object, "unseen")));
  }

  private static boolean acceptsUnseen(String policy) {
    return switch (policy) {
      case "missing" -> true;
      case "refuse" -> false;
      default ->
          throw new IllegalArgumentException(
              "unseen: expected missing or refuse, found \"" + policy + '"');
    };
  }

  private static Map<String, String> digests(JsonObject object) {
    JsonObject files = value(object, "files", JsonObject.class);
    return files.keySet().stream()
        .collect(Collectors.toUnmodifiableMap(file -> file, file -> text(files, file)));
  }

  private static String text(JsonObject object, String key) {
    return value(object, key, JsonString.class).getString();
  }

  private static double number(JsonObject object, String key) {
    return value(object, key, JsonNumber.class).doubleValue();
  }

  private static double number(JsonObject object, String key, double absent) {
    return object.containsKey(key) ? number(object, key) : absent;
  }

  private static List<Double> numbers(JsonObject object, String key) {
    return list(object, key, JsonNumber.class).map(JsonNumber::doubleValue).toList();
  }

  private static <T extends JsonValue> Stream<T> list(
      JsonObject object, String key, Class<T> type) {
    return value(object, key, JsonArray.class).stream().map(value -> as(key, value, type));
  }

  private static <T extends JsonValue> T value(JsonObject object, String key, Class<T> type) {
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
