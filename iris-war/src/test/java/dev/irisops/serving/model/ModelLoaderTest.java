package dev.irisops.serving.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.offset;

import dev.irisops.serving.prediction.ClassPrediction;
import dev.irisops.serving.prediction.Model;
import dev.irisops.serving.prediction.Row;
import dev.irisops.serving.prediction.RowReader;
import dev.irisops.serving.prediction.Samples;
import dev.irisops.serving.prediction.Schema;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import weka.classifiers.Classifier;
import weka.classifiers.functions.Logistic;
import weka.classifiers.rules.ZeroR;
import weka.classifiers.trees.J48;

class ModelLoaderTest {
  private final FakeBundle iris = FakeBundle.iris();
  private final ModelLoader loader = new ModelLoader(Heaps.ample(2));

  private void assertRefused(BundleSource source, String message) {
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> loader.load(loader.read(source)))
        .withMessage(message);
  }

  @Test
  void nullClassifier_isRefused() {
    assertRefused(
        iris.withSigned("model.bin", FakeBundle.serialized(null)),
        "model.bin: expected a serialized classifier of known classes, found"
            + " java.lang.NullPointerException: null");
  }

  static Stream<Arguments> unfit() {
    return Stream.of(
        Arguments.of(new Logistic(), "the classifier failed: "), // untrained
        Arguments.of(new ZeroR(), "expected 3 probabilities, found 1")); // without the classes
  }

  @ParameterizedTest
  @MethodSource("unfit")
  void unfitClassifier_isRefused(Classifier classifier, String reason) {
    FakeBundle bundle = iris.withSigned("model.bin", FakeBundle.serialized(classifier));
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> loader.load(loader.read(bundle)))
        .withMessageStartingWith("model.bin: fails on a golden row: " + reason);
  }

  @Test
  void otherAnswerToAGoldenRow_isRefused() {
    String golden = iris.text("golden.csv").replaceFirst(",setosa,", ",virginica,");
    assertRefused(
        iris.withSigned("golden.csv", golden),
        "golden.csv: row 1: expected virginica, the model answers setosa");
  }

  @Test
  void goldenRows_areReproduced() {
    Model model = loader.load(loader.read(iris));
    String[] lines = iris.text("golden.csv").split("\r?\n");
    List<Row> rows = rows(model.card().schema());
    assertThat(rows).hasSize(lines.length - 1);
    for (int i = 0; i < rows.size(); i++) {
      ClassPrediction prediction = Samples.predict(model, rows.get(i));
      String[] expected = lines[i + 1].split(",");
      assertThat(model.card().schema().classes().get(prediction.classIndex()).name())
          .isEqualTo(expected[4]);
      assertThat(prediction.probability(0))
          .isCloseTo(Double.parseDouble(expected[5]), offset(GoldenAnswers.TOLERANCE));
    }
  }

  /** A thousand copies of a logistic regression do not fit into a heap with room for one. */
  @Test
  void copies_thatDoNotFitTheHeap_areRefused() {
    ModelLoader small = new ModelLoader(Heaps.of(1 << 20, 1_000));
    Bundle bundle = Bundle.read(iris, Heaps.ample(1));
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> small.load(bundle))
        .withMessageMatching(
            "model.bin: needs \\d+ MiB of heap, and a heap of 512 MiB leaves 1 MiB for models;"
                + " -Xmx\\d+m would do");
  }

  @Test
  void classifier_thatThreadsMayShare_isReadOnce() {
    FakeBundle tree = MixedBundle.of(new J48());
    ModelLoader small = new ModelLoader(Heaps.of(7L * tree.bytes("model.bin").length, 1_000));
    Bundle bundle = Bundle.read(tree, Heaps.ample(1));
    assertThat(small.load(bundle).card()).isEqualTo(bundle.card().card());
  }

  @Test
  void sharedModel_answersEveryThreadAlike() {
    Model model = loader.load(loader.read(iris));
    List<Row> rows = rows(model.card().schema());
    List<Long> alone = answers(model, rows);
    List<FutureTask<List<Long>>> threads =
        IntStream.range(0, 8).mapToObj(i -> Workers.start(() -> repeated(model, rows))).toList();
    assertThat(threads).allSatisfy(thread -> assertThat(Workers.join(thread)).isEqualTo(alone));
  }

  private List<Row> rows(Schema schema) {
    RowReader reader = RowReader.ofBatch(schema);
    iris.text("golden.csv").lines().skip(1).forEach(line -> read(reader, schema, line.split(",")));
    return reader.rows();
  }

  private static void read(RowReader reader, Schema schema, String[] values) {
    for (int i = 0; i < schema.features().size(); i++) {
      reader.accept(i, Double.parseDouble(values[i]));
    }
    reader.finishRow();
  }

  private static List<Long> repeated(Model model, List<Row> rows) {
    return Stream.generate(() -> answers(model, rows))
        .limit(50)
        .distinct()
        .flatMap(List::stream)
        .toList();
  }

  /** Returns the answers to the last bit. */
  private static List<Long> answers(Model model, List<Row> rows) {
    return rows.stream()
        .map(row -> Samples.predict(model, row))
        .flatMap(p -> IntStream.range(0, 3).mapToObj(p::probability))
        .map(Double::doubleToRawLongBits)
        .toList();
  }
}
