package dev.irisops.serving.api;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** The words that schemas of OpenAPI are made of. */
final class OpenApiSchemas {
  private OpenApiSchemas() {}

  /** The body of every error, {@link Problem}. */
  static Schema problem() {
    Schema error =
        object()
            .addProperty("row", type(SchemaType.INTEGER))
            .addProperty("field", string())
            .addProperty("detail", string());
    return object()
        .addProperty("type", string())
        .addProperty("title", string())
        .addProperty("status", type(SchemaType.INTEGER))
        .addProperty("detail", string())
        .addProperty("errors", array(error));
  }

  /** A body of one media type. */
  static Content content(String mediaType, Schema schema) {
    return OASFactory.createContent()
        .addMediaType(mediaType, OASFactory.createMediaType().schema(schema));
  }

  /** The schema of that name. */
  static Schema ref(String name) {
    return OASFactory.createSchema().ref(name);
  }

  static Schema array(Schema items) {
    return type(SchemaType.ARRAY).items(items);
  }

  static Schema object() {
    return type(SchemaType.OBJECT);
  }

  static Schema string() {
    return type(SchemaType.STRING);
  }

  static Schema number() {
    return type(SchemaType.NUMBER);
  }

  private static Schema type(SchemaType type) {
    return OASFactory.createSchema().addType(type);
  }
}
