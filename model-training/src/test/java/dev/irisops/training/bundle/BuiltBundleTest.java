package dev.irisops.training.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.irisops.training.TestData;
import dev.irisops.training.algorithm.WekaInstances;
import dev.irisops.training.dataset.Sha256;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import weka.classifiers.Classifier;
import weka.core.DenseInstance;
import weka.core.Instances;
import weka.core.Utils;

/** Tests the bundle that the Maven build trains with the default protocol. */
class BuiltBundleTest {
  private static final Path FOLDER = Path.of(System.getProperty("model.folder"));
  private static final Path BUNDLE = FOLDER.resolve("iris");

  private static JsonObject card() throws IOException {
    try (JsonReader reader = Json.createReader(Files.newInputStream(BUNDLE.resolve(Bundle.CARD)))) {
      return reader.readObject();
    }
  }

  @Test
  void card_ofIris_hasSpecifiedKeysInOrder() throws IOException {
    JsonObject card = card();
    assertThat(card.keySet())
        .containsExactly(
            "name",
            "version",
            "created",
            "task",
            "algorithm",
            "runtime",
            "seed",
            "dataset",
            "features",
            "classes",
            "low_confidence_share",
            "evaluation",
            "heap_bytes",
            "files");
    assertThat(card.getJsonArray("features").getJsonObject(0).keySet())
        .containsExactly(
            "name",
            "type",
            "unit",
            "missing_share",
            "min",
            "max",
            "mean",
            "standard_deviation",
            "quintile_edges",
            "baseline_shares",
            "allowed_min",
            "allowed_max");
    assertThat(card.getJsonObject("evaluation").keySet())
        .containsExactly(
            "protocol",
            "accuracy",
            "kappa",
            "log_loss",
            "brier_score",
            "expected_calibration_error",
            "classes",
            "confusion_matrix",
            "candidates");
  }

  @Test
  void card_ofIris_hasExpectedAccuracy() throws IOException {
    JsonObject evaluation = card().getJsonObject("evaluation");
    assertThat(evaluation.getString("protocol"))
        .isEqualTo("10 times 10-fold stratified cross-validation");
    assertThat(evaluation.getJsonNumber("accuracy").doubleValue()).isGreaterThanOrEqualTo(0.95);
    assertThat(evaluation.getJsonArray("candidates")).hasSize(6);
  }

  @Test
  void card_ofIris_hasSharesOfPredictions() throws IOException {
    JsonObject card = card();
    double predicted =
        card.getJsonArray("classes").getValuesAs(JsonObject.class).stream()
            .mapToDouble(c -> c.getJsonNumber("predicted_share").doubleValue())
            .sum();
    int counted =
        card
            .getJsonObject("evaluation")
            .getJsonArray("confusion_matrix")
            .getValuesAs(JsonArray.class)
            .stream()
            .mapToInt(entry -> entry.getInt(2))
            .sum();
    assertThat(predicted).isCloseTo(1, within(1e-12));
    assertThat(counted).isEqualTo(1500);
    assertThat(card.getJsonNumber("low_confidence_share").doubleValue()).isBetween(0.01, 0.2);
    assertThat(card.getInt("heap_bytes")).isBetween(1_000, 1_000_000);
  }

  @Test
  void card_ofIris_hasBinEdgesBetweenMeasurements() throws IOException {
    JsonObject width = card().getJsonArray("features").getJsonObject(3);
    assertThat(width.getString("name")).isEqualTo("petal_width");
    assertThat(width.getJsonArray("quintile_edges")).hasToString("[0.25,1.15,1.45,1.95]");
  }

  @Test
  void card_ofIris_hasVersionAndDigestsOfFiles() throws IOException {
    JsonObject files = card().getJsonObject("files");
    String model = Sha256.hex(Files.readAllBytes(BUNDLE.resolve(Bundle.MODEL)));
    assertThat(files.getString(Bundle.MODEL)).isEqualTo(model);
    assertThat(files.getString(Bundle.GOLDEN))
        .isEqualTo(Sha256.hex(Files.readAllBytes(BUNDLE.resolve(Bundle.GOLDEN))));
    assertThat(card().getString("version")).isEqualTo("2026.11.22-" + model.substring(0, 8));
    assertThat(card().getJsonObject("runtime").getString("weka")).isEqualTo("3.8.7");
    assertThat(Files.readString(BUNDLE.resolve(Bundle.CARD))).startsWith("{").endsWith("}\n");
  }

  @Test
  void zip_ofIris_containsThreeFiles() throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip =
        new ZipInputStream(Files.newInputStream(FOLDER.resolve("iris.zip")))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
        assertThat(zip.readAllBytes())
            .isEqualTo(Files.readAllBytes(BUNDLE.resolve(entry.getName())));
      }
    }
    assertThat(names).containsExactly(Bundle.MODEL, Bundle.CARD, Bundle.GOLDEN);
  }

  @Test
  void golden_ofIris_hasPredictionsOfModelFile() throws Exception {
    Classifier model = deserialized();
    Instances layout = new Instances(WekaInstances.of(TestData.iris()), 0);
    List<CSVRecord> records = golden();
    assertThat(records).hasSizeBetween(30, 40);
    for (CSVRecord row : records) {
      double[] values = new double[5];
      for (int i = 0; i < 4; i++) {
        values[i] = Double.parseDouble(row.get(i));
      }
      DenseInstance instance = new DenseInstance(1, values);
      instance.setDataset(layout);
      double[] probabilities = model.distributionForInstance(instance);
      for (int c = 0; c < 3; c++) {
        assertThat(Double.parseDouble(row.get(5 + c))).isEqualTo(probabilities[c]);
      }
      assertThat(row.get(4))
          .isEqualTo(layout.classAttribute().value(Utils.maxIndex(probabilities)));
    }
  }

  @Test
  void golden_ofIris_hasSpecifiedHeader() throws IOException {
    assertThat(Files.readString(BUNDLE.resolve(Bundle.GOLDEN)))
        .startsWith(
            "sepal_length,sepal_width,petal_length,petal_width,expected_class,"
                + "probability:setosa,probability:versicolor,probability:virginica\r\n");
  }

  private static Classifier deserialized() throws IOException, ClassNotFoundException {
    byte[] bytes = Files.readAllBytes(BUNDLE.resolve(Bundle.MODEL));
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (Classifier) in.readObject();
    }
  }

  private static List<CSVRecord> golden() throws IOException {
    String text = Files.readString(BUNDLE.resolve(Bundle.GOLDEN));
    try (CSVParser parser = CSVParser.parse(text, CSVFormat.RFC4180)) {
      return parser.getRecords().subList(1, (int) text.lines().count());
    }
  }
}
