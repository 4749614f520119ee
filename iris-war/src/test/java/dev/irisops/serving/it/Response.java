package dev.irisops.serving.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.Optional;

/** The answer to a request. */
public record Response(HttpResponse<String> http) {
  /** Returns the HTTP status. */
  public int status() {
    return http.statusCode();
  }

  /** Returns the text of the body. */
  public String body() {
    return http.body();
  }

  /** Returns status and body, with a space between. */
  public String statusAndBody() {
    return status() + " " + body();
  }

  /** Returns the first header of that name. */
  public Optional<String> header(String name) {
    return http.headers().firstValue(name);
  }

  /** Returns the media type of the body. */
  public Optional<String> contentType() {
    return header("Content-Type");
  }

  /** Returns the body, which must be a JSON object. */
  public JsonObject json() {
    return json(body());
  }

  /** Parses a JSON object. */
  public static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  /** Returns the last part of the problem's type. */
  public String problem() {
    return json().getString("type").substring("urn:irisops:problem:".length());
  }

  /** Returns what the model's check of {@code /health/ready} says. */
  public JsonObject modelCheck() {
    return json().getJsonArray("checks").getJsonObject(0).getJsonObject("data");
  }
}
