package dev.irisops.serving.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.irisops.serving.prediction.FakeModel;
import dev.irisops.serving.prediction.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
                            'description':'trained on -1.0 to 1.0'}},
                 'description':'A row for the model sample 1',
                 'additionalProperties':false,
                 'examples':[{'width':1.88,'ratio':0.12}]}"""));
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
                   'model_version':{'type':'string','description':'The version of the model that answered'}},
                 'examples':[{'predicted_class':'a','confidence':0.75,
                              'probabilities':{'a':0.75,'b':0.25},'model_version':'1'}]}"""));
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
