package dev.irisops.serving.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.irisops.serving.prediction.FakeModel;
import dev.irisops.serving.prediction.NominalFeature;
import dev.irisops.serving.prediction.Samples;
import dev.irisops.serving.prediction.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class OpenApiDocumentTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final OpenApiDocument document = new OpenApiDocument();

  private String yaml() {
    return new String(document.yaml("/"), StandardCharsets.UTF_8);
  }

  private JsonNode schema(String name) throws IOException {
    return JSON.readTree(document.json("/")).at("/components/schemas/" + name);
  }

  private static JsonNode json(String text) throws IOException {
    return JSON.readTree(text.replace('\'', '"'));
  }

  @Test
  void withoutAModel_itSaysSo() throws IOException {
    assertThat(schema("Row").path("description").asText()).isEqualTo("No model is loaded.");
    assertThat(schema("Prediction").path("description").asText()).isEqualTo("No model is loaded.");
    assertThat(schema("Predictions").path("description").asText()).isEqualTo("No model is loaded.");
  }

  @Test
  void row_hasTheFeaturesWithTheirRanges() throws IOException {
    document.describe(new FakeModel());

    assertThat(schema("Row"))
        .isEqualTo(
            json(
                """
                {'type':'object','required':['width','ratio'],
                 'properties':{
                   'width':{'type':'number','minimum':0.0,'maximum':10.0,
                            'description':'in cm, trained on 1.0 to 3.0'},
                   'ratio':{'type':'number','minimum':-5.0,'maximum':5.0,
                            'description':'trained on -1.0 to 1.0'},
                   'id':{'type':['string','integer'],'maxLength':256,
                         'description':'Your own name for the row, which comes back in the answer'}},
                 'description':'A row for the model sample 1',
                 'additionalProperties':false,
                 'examples':[{'width':1.88,'ratio':0.12}]}"""));
  }

  @Test
  void mixedRow_hasLabelsAndNull() throws IOException {
    document.describe(new FakeModel(Samples.card("1", Samples.mixedSchema())));

    assertThat(schema("Row").path("required")).isEqualTo(json("['payment','active']"));
    assertThat(schema("Row").at("/properties/amount"))
        .isEqualTo(json("{'type':['number','null'],'description':'trained on 0.0 to 5.0'}"));
    assertThat(schema("Row").at("/properties/payment"))
        .isEqualTo(json("{'type':'string','enum':['cash','card']}"));
    assertThat(schema("Row").at("/properties/grade"))
        .isEqualTo(
            json(
                """
                {'type':['string','null'],'enum':['1','2.5',null],
                 'description':'Any other string is answered as if it were missing'}"""));
    assertThat(schema("Row").at("/examples/0"))
        .isEqualTo(json("{'amount':2.5,'payment':'card','grade':'1','active':'True'}"));
  }

  @Test
  void row_withAFeatureCalledId_hasNoOtherId() throws IOException {
    Schema schema =
        new Schema(
            List.of(new NominalFeature("id", List.of("x"), List.of(1.0), 0, false)),
            Samples.schema().target());
    document.describe(new FakeModel(Samples.card("1", schema)));

    assertThat(schema("Row").at("/properties/id"))
        .isEqualTo(json("{'type':'string','enum':['x']}"));
    assertThat(schema("Prediction").path("properties").has("id")).isFalse();
  }

  @Test
  void partialPredictions_areAnswersOrNull_andErrors() throws IOException {
    document.describe(new FakeModel());

    JsonNode schema = schema("PartialPredictions");
    assertThat(schema.path("required")).isEqualTo(json("['predictions','errors','model_version']"));
    assertThat(schema.at("/properties/predictions/items/type"))
        .isEqualTo(json("['object','null']"));
    assertThat(schema.at("/properties/errors/$ref").asText())
        .isEqualTo("#/components/schemas/Errors");
  }

  @Test
  void prediction_hasTheMembersOfAnAnswer() throws IOException {
    document.describe(new FakeModel());

    assertThat(schema("Prediction"))
        .isEqualTo(
            json(
                """
                {'type':'object','required':['predicted_class','confidence','probabilities','model_version'],
                 'properties':{
                   'predicted_class':{'type':'string','enum':['a','b']},
                   'confidence':{'type':'number','minimum':0.0,'maximum':1.0},
                   'probabilities':{'type':'object','required':['a','b'],'properties':{
                     'a':{'type':'number','minimum':0.0,'maximum':1.0},
                     'b':{'type':'number','minimum':0.0,'maximum':1.0}}},
                   'model_version':{'type':'string','description':'The version of the model that answered'},
                   'id':{'type':['string','integer'],'maxLength':256,
                         'description':'The id of the row; absent if it has none'}},
                 'examples':[{'predicted_class':'a','confidence':0.75,
                              'probabilities':{'a':0.75,'b':0.25},'model_version':'1'}]}"""));
  }

  @Test
  void prediction_ofANumber_hasTheNumber() throws IOException {
    document.describe(new FakeModel(Samples.card("1", Samples.priceSchema())));

    assertThat(schema("Prediction"))
        .isEqualTo(
            json(
                """
                {'type':'object','required':['predicted_value','model_version'],
                 'properties':{
                   'predicted_value':{'type':'number','description':'price in EUR; trained on -1.0 to 90.0'},
                   'model_version':{'type':'string','description':'The version of the model that answered'},
                   'id':{'type':['string','integer'],'maxLength':256,
                         'description':'The id of the row; absent if it has none'}},
                 'examples':[{'predicted_value':15.04,'model_version':'1'}]}"""));
    assertThat(schema("Predictions").at("/properties/predictions/items/required"))
        .isEqualTo(json("['predicted_value']"));
    assertThat(schema("Predictions").at("/examples/0/predictions/0/predicted_value").asDouble())
        .isEqualTo(15.04);
  }

  @Test
  void predictions_areAnswersWithOneVersion() throws IOException {
    document.describe(new FakeModel());

    JsonNode schema = schema("Predictions");
    assertThat(schema.path("required")).isEqualTo(json("['predictions','model_version']"));
    assertThat(schema.at("/properties/predictions/items/required"))
        .isEqualTo(json("['predicted_class','confidence','probabilities']"));
    assertThat(schema.at("/examples/0/predictions/0/predicted_class").asText()).isEqualTo("a");
  }

  @Test
  void nextModel_replacesTheFirst_andNothingElse() throws IOException {
    JsonNode problem = schema("Problem");
    document.describe(new FakeModel());
    document.describe(new FakeModel(Samples.card("2", Samples.schema("b", "c"))));

    assertThat(schema("Prediction").at("/properties/predicted_class/enum"))
        .isEqualTo(json("['b','c']"));
    assertThat(schema("Row").path("description").asText())
        .isEqualTo("A row for the model sample 2");
    assertThat(schema("Problem")).isEqualTo(problem);
  }

  @Test
  void yamlAndJson_areTheSameDocument() throws IOException {
    document.describe(
        new FakeModel(Samples.card("1.0", Samples.schema("yes", "usé \"\n# \u2028"))));

    assertThat(JSON.<JsonNode>valueToTree(load(yaml())))
        .isEqualTo(JSON.readTree(document.json("/")));
  }

  private static Object load(String yaml) {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
  }

  @Test
  void yaml_hasNoAnchors() {
    document.describe(new FakeModel());
    assertThat(yaml()).doesNotContainPattern("[&*]id\\d");
  }

  @Test
  void server_isThatOfTheCaller() throws IOException {
    String url = "http://localhost:8000";
    assertThat(new String(document.yaml(url), StandardCharsets.UTF_8))
        .containsOnlyOnce("\nservers:")
        .endsWith("\nservers:\n- url: \"http://localhost:8000\"\n");
    assertThat(JSON.readTree(document.json(url)).path("servers"))
        .isEqualTo(json("[{'url':'http://localhost:8000'}]"));
  }
}
