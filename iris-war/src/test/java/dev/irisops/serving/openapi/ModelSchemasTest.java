package dev.irisops.serving.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.Samples;
import java.math.BigDecimal;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.junit.jupiter.api.Test;

/** Document and card are static, so each test sets both. */
class ModelSchemasTest {
  private static final ModelCard CARD = Samples.card();

  private final OpenAPI document =
      OASFactory.createOpenAPI()
          .components(
              OASFactory.createComponents()
                  .addSchema("Row", OASFactory.createSchema())
                  .addSchema("Prediction", OASFactory.createSchema())
                  .addSchema("Problem", OASFactory.createSchema().description("kept")));

  private Schema schema(String name) {
    return document.getComponents().getSchemas().get(name);
  }

  private static Map<String, Schema> properties(Schema schema) {
    return schema.getProperties();
  }

  private static Object[] classes(OpenAPI document) {
    return document
        .getComponents()
        .getSchemas()
        .get("Prediction")
        .getProperties()
        .get("predicted_class")
        .getEnumeration()
        .toArray();
  }

  private void filter(OpenAPI document) {
    new ModelSchemas().filterOpenAPI(document);
  }

  @Test
  void document_beforeTheModel_describesIt() {
    filter(document);
    ModelSchemas.describe(CARD);
    assertThat(classes(document)).containsExactly("a", "b");
  }

  @Test
  void document_afterTheModel_describesIt() {
    ModelSchemas.describe(CARD);
    filter(document);
    assertThat(classes(document)).containsExactly("a", "b");
  }

  @Test
  void replacedModel_isReplacedInTheDocument() {
    filter(document);
    ModelSchemas.describe(CARD);
    Schema before = schema("Prediction");

    ModelSchemas.describe(Samples.card("2", Samples.schema("b", "c", "d")));

    assertThat(classes(document)).containsExactly("b", "c", "d");
    assertThat(properties(before).get("predicted_class").getEnumeration())
        .as("a document that is being written out")
        .containsExactly("a", "b");
    assertThat(schema("Problem").getDescription()).isEqualTo("kept");
  }

  @Test
  void row_hasTheFeaturesWithTheirRanges() {
    ModelSchemas.describe(CARD);
    filter(document);

    Schema row = schema("Row");
    assertThat(row.getType()).containsExactly(SchemaType.OBJECT);
    assertThat(row.getRequired()).containsExactly("width", "ratio");
    assertThat(row.getAdditionalPropertiesSchema().getBooleanSchema()).isFalse();
    assertThat(properties(row).keySet()).containsExactly("width", "ratio");
    assertThat(properties(row).get("width"))
        .isEqualTo(
            OASFactory.createSchema()
                .addType(SchemaType.NUMBER)
                .description("in cm, trained on 1.0 to 3.0")
                .minimum(BigDecimal.valueOf(0.0))
                .maximum(BigDecimal.valueOf(10.0)));
    assertThat(properties(row).get("ratio").getDescription())
        .as("a feature without a unit")
        .isEqualTo("trained on -1.0 to 1.0");
  }

  @Test
  void prediction_hasTheMembersOfAnAnswer() {
    ModelSchemas.describe(CARD);
    filter(document);

    Map<String, Schema> members = properties(schema("Prediction"));
    assertThat(members.keySet())
        .containsExactly("predicted_class", "confidence", "probabilities", "model_version");
    Schema probability =
        OASFactory.createSchema()
            .addType(SchemaType.NUMBER)
            .minimum(BigDecimal.ZERO)
            .maximum(BigDecimal.ONE);
    assertThat(members).contains(entry("confidence", probability));
    assertThat(properties(members.get("probabilities")))
        .containsExactly(entry("a", probability), entry("b", probability));
  }
}
