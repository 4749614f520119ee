package dev.irisops.training.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.irisops.training.TestData;
import dev.irisops.training.algorithm.WekaInstances;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import weka.classifiers.Classifier;
import weka.classifiers.functions.MultilayerPerceptron;
import weka.classifiers.misc.InputMappedClassifier;
import weka.classifiers.trees.RandomForest;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;

class LoadedModelTest {
  private static final BundleLimits SERVICE = BundleLimits.ofService();

  private static byte[] serialized(Object object) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
      objects.writeObject(object);
    }
    return out.toByteArray();
  }

  private static byte[] trained(Classifier classifier, Instances data) throws Exception {
    classifier.buildClassifier(data);
    return serialized(classifier);
  }

  private static byte[] forest() throws Exception {
    return trained(new RandomForest(), WekaInstances.of(TestData.iris()));
  }

  private static void assertRefused(byte[] bytes, BundleLimits limits, String message) {
    assertThatExceptionOfType(BundleRefusedException.class)
        .isThrownBy(() -> LoadedModel.read("model.bin", bytes, limits))
        .withMessage(message);
  }

  @Test
  void forest_ofIris_isReadAndMeasured() throws Exception {
    LoadedModel model = LoadedModel.read("model.bin", forest(), SERVICE);
    assertThat(model.classifier()).isInstanceOf(RandomForest.class);
    assertThat(model.heapBytes()).isEqualTo(LoadedModel.read("m", forest(), SERVICE).heapBytes());
    assertThat(model.heapBytes()).isBetween(155_000L, 165_000L);
  }

  @Test
  void classifier_ofUnknownClass_isRefused() throws Exception {
    assertRefused(
        trained(new InputMappedClassifier(), WekaInstances.of(TestData.iris())),
        SERVICE,
        "model.bin: expected classes that the service knows, found weka.classifiers.misc.InputMappedClassifier");
  }

  @Test
  void text_insteadOfClassifier_isRefused() {
    assertThatExceptionOfType(BundleRefusedException.class)
        .isThrownBy(() -> LoadedModel.read("model.bin", serialized("text"), SERVICE))
        .withMessageStartingWith("model.bin: expected a serialized classifier, found ");
  }

  /** Each hidden unit nests four levels deep: 500 features and 2 classes give 251 units. */
  @ParameterizedTest
  @ValueSource(ints = {500, 600})
  void perceptron_onManyFeatures_isRefused(int features) throws Exception {
    MultilayerPerceptron perceptron = new MultilayerPerceptron();
    perceptron.setTrainingTime(1);
    byte[] bytes = trained(perceptron, wide(features));
    assertThatExceptionOfType(BundleRefusedException.class)
        .isThrownBy(() -> LoadedModel.read("model.bin", bytes, SERVICE))
        .withMessageMatching("model\\.bin: expected (at most 1000, found|less deeply nested) .*");
  }

  private static Instances wide(int features) {
    ArrayList<Attribute> attributes = new ArrayList<>();
    IntStream.range(0, features).forEach(i -> attributes.add(new Attribute("x" + i)));
    attributes.add(new Attribute("tissue", List.of("a", "b")));
    Instances data = new Instances("wide", attributes, 2);
    data.setClassIndex(features);
    for (double label : new double[] {0, 1}) {
      double[] row = new double[features + 1];
      Arrays.fill(row, label);
      data.add(new DenseInstance(1, row));
    }
    return data;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "modelBytes      | expected at most 10 bytes, found \\d+",
        "depth           | expected at most 10, found objects nested 11 deep",
        "references      | expected at most 10, found 11 objects",
        "arrayLength     | expected at most 10, found an array of \\d+ elements",
        "elementsPerByte | expected at most 0, found arrays of \\d+ elements together",
      })
  void forest_beyondLimit_isRefused(String limit, String problem) throws Exception {
    byte[] bytes = forest();
    BundleLimits limits = withLow(limit);
    assertThatExceptionOfType(BundleRefusedException.class)
        .isThrownBy(() -> LoadedModel.read("model.bin", bytes, limits))
        .withMessageMatching("model\\.bin: " + problem);
  }

  private static BundleLimits withLow(String limit) {
    List<String> names =
        Arrays.stream(BundleLimits.class.getRecordComponents()).map(c -> c.getName()).toList();
    int[] values = {
      SERVICE.modelBytes(),
      SERVICE.textBytes(),
      SERVICE.depth(),
      SERVICE.references(),
      SERVICE.arrayLength(),
      SERVICE.elementsPerByte()
    };
    values[names.indexOf(limit)] = limit.equals("elementsPerByte") ? 0 : 10;
    return new BundleLimits(values[0], values[1], values[2], values[3], values[4], values[5]);
  }

  @Test
  void text_beyondLimit_isRefused() {
    BundleLimits limits = withLow("textBytes");
    assertThat(limits.requireText("golden.csv", "0123456789")).hasSize(10);
    assertThatExceptionOfType(BundleRefusedException.class)
        .isThrownBy(() -> limits.requireText("golden.csv", "012345678ä"))
        .withMessage("golden.csv: expected at most 10 bytes, found 11");
  }
}
