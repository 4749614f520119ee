package dev.irisops.serving.openapi;

import dev.irisops.serving.prediction.Feature;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.ModelClass;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Fills the schemas {@code Row} and {@code Prediction} of {@code META-INF/openapi.yaml} with the
 * features and classes of the loaded model.
 *
 * <p>Liberty creates this filter by itself (microprofile-config.properties names it), gives it the
 * document once, and writes that document out at each request; so document and card are static. See
 * {@code docs/rationale.md}, "How does the OpenAPI document follow the model?".
 */
public final class ModelSchemas implements OASFilter {
  private static Optional<OpenAPI> document = Optional.empty();
  private static Optional<ModelCard> card = Optional.empty();

  @Override
  public void filterOpenAPI(OpenAPI openApi) {
    synchronized (ModelSchemas.class) {
      document = Optional.of(openApi);
      fill();
    }
  }

  /** Describes the model that has taken over, from now on. */
  public static synchronized void describe(ModelCard loaded) {
    card = Optional.of(loaded);
    fill();
  }

  private static void fill() {
    document.ifPresent(openApi -> card.ifPresent(loaded -> fill(openApi, loaded)));
  }

  /** Replaces all schemas at once, because a request may be writing the document out. */
  private static void fill(OpenAPI openApi, ModelCard card) {
    Map<String, Schema> schemas = new LinkedHashMap<>(openApi.getComponents().getSchemas());
    schemas.put("Row", row(card));
    schemas.put("Prediction", prediction(card));
    openApi.getComponents().setSchemas(schemas);
  }

  private static Schema row(ModelCard card) {
    Schema schema =
        schema(SchemaType.OBJECT)
            .additionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
    for (Feature feature : card.schema().features()) {
      schema.addProperty(feature.name(), value(feature)).addRequired(feature.name());
    }
    return schema;
  }

  private static Schema value(Feature feature) {
    String unit = feature.unit().map(u -> "in " + u + ", ").orElse("");
    return schema(SchemaType.NUMBER)
        .description(
            "%strained on %s to %s"
                .formatted(unit, feature.training().min(), feature.training().max()))
        .minimum(BigDecimal.valueOf(feature.allowed().min()))
        .maximum(BigDecimal.valueOf(feature.allowed().max()));
  }

  private static Schema prediction(ModelCard card) {
    List<String> classes = card.schema().classes().stream().map(ModelClass::name).toList();
    Schema probabilities = schema(SchemaType.OBJECT);
    classes.forEach(name -> probabilities.addProperty(name, probability()));
    Schema predicted = schema(SchemaType.STRING);
    classes.forEach(predicted::addEnumeration);
    return schema(SchemaType.OBJECT)
        .addProperty("predicted_class", predicted)
        .addProperty("confidence", probability())
        .addProperty("probabilities", probabilities)
        .addProperty("model_version", schema(SchemaType.STRING));
  }

  private static Schema probability() {
    return schema(SchemaType.NUMBER).minimum(BigDecimal.ZERO).maximum(BigDecimal.ONE);
  }

  private static Schema schema(SchemaType type) {
    return OASFactory.createSchema().addType(type);
  }
}
