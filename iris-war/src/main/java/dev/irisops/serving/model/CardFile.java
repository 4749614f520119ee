package dev.irisops.serving.model;

import static dev.irisops.serving.model.JsonMembers.list;
import static dev.irisops.serving.model.JsonMembers.number;
import static dev.irisops.serving.model.JsonMembers.numbers;
import static dev.irisops.serving.model.JsonMembers.text;
import static dev.irisops.serving.model.JsonMembers.unit;
import static dev.irisops.serving.model.JsonMembers.value;
import static dev.irisops.serving.model.JsonMembers.whole;

import dev.irisops.serving.prediction.Feature;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.NominalFeature;
import dev.irisops.serving.prediction.NumericFeature;
import dev.irisops.serving.prediction.Range;
import dev.irisops.serving.prediction.Schema;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

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
        text(value(object, "algorithm", JsonObject.class), "name"),
        object.containsKey("heap_bytes")
            ? OptionalLong.of(whole(object, "heap_bytes"))
            : OptionalLong.empty(),
        object.containsKey("class_index")
            ? OptionalInt.of(Math.toIntExact(whole(object, "class_index")))
            : OptionalInt.empty(),
        new Schema(
            list(object, "features", JsonObject.class).map(CardFile::feature).toList(),
            CardTarget.of(object)),
        json);
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
        unit(object),
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
}
