package dev.irisops.serving.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.Optional;

/** What a server answered. */
record Answer(int status, Optional<String> contentType, HttpResponse<String> response) {
  static Answer of(HttpResponse<String> response) {
    return new Answer(
        response.statusCode(), response.headers().firstValue("Content-Type"), response);
  }

  String body() {
    return response.body();
  }

  Optional<String> header(String name) {
    return response.headers().firstValue(name);
  }

  JsonObject json() {
    try (JsonReader reader = Json.createReader(new StringReader(body()))) {
      return reader.readObject();
    }
  }

  /** The last part of the problem's type. */
  String problem() {
    return json().getString("type").substring("urn:irisops:problem:".length());
  }
}
