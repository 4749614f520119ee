package dev.irisops.serving.model;

import dev.irisops.serving.prediction.Feature;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.ModelClass;
import dev.irisops.serving.prediction.Range;
import dev.irisops.serving.prediction.Schema;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What {@code model-card.json} says.
 *
 * @param card what the service acts on
 * @param digests SHA-256 in hex of the other files, by file name
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
    } catch (JsonException
        | NullPointerException // how Jakarta JSON tells that a key is missing
        | ClassCastException // and that its value has another type
        | IllegalArgumentException
        | DateTimeException e) {
      throw new InvalidBundleException("model-card.json: " + e.getMessage(), e);
    }
  }

  /**
   * The digest that {@code file} must have.
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
        object.getString("name"),
        object.getString("version"),
        Instant.parse(object.getString("created")),
        object.getJsonObject("algorithm").getString("name"),
        number(object.getJsonObject("evaluation"), "accuracy"),
        new Schema(
            list(object, "features").stream().map(CardFile::feature).toList(),
            list(object, "classes").stream()
                .map(c -> new ModelClass(c.getString("name"), number(c, "prior")))
                .toList()),
        json);
  }

  private static Feature feature(JsonObject object) {
    return new Feature(
        object.getString("name"),
        object.isNull("unit") ? Optional.empty() : Optional.of(object.getString("unit")),
        new Range(number(object, "min"), number(object, "max")),
        new Range(number(object, "allowed_min"), number(object, "allowed_max")),
        numbers(object, "quintile_edges"),
        numbers(object, "baseline_shares"));
  }

  private static List<JsonObject> list(JsonObject object, String key) {
    return array(object, key).getValuesAs(JsonObject.class);
  }

  private static List<Double> numbers(JsonObject object, String key) {
    return array(object, key).getValuesAs((JsonNumber number) -> number.doubleValue());
  }

  private static double number(JsonObject object, String key) {
    return object.getJsonNumber(key).doubleValue();
  }

  private static JsonArray array(JsonObject object, String key) {
    return Optional.ofNullable(object.getJsonArray(key))
        .orElseThrow(() -> new IllegalArgumentException(key + ": missing"));
  }

  private static Map<String, String> digests(JsonObject object) {
    return object.getJsonObject("files").entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey, e -> ((JsonString) e.getValue()).getString()));
  }
}
