package dev.irisops.serving.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.json.RowJson;
import dev.irisops.serving.prediction.ClassPrediction;
import dev.irisops.serving.prediction.Model;
import dev.irisops.serving.prediction.Row;
import dev.irisops.serving.prediction.Samples;
import dev.irisops.serving.prediction.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weka.classifiers.Classifier;
import weka.classifiers.bayes.NaiveBayes;
import weka.classifiers.functions.Logistic;
import weka.classifiers.functions.MultilayerPerceptron;
import weka.classifiers.functions.SMO;
import weka.classifiers.trees.J48;
import weka.classifiers.trees.RandomForest;
import weka.core.Instance;
import weka.core.Instances;

/** A model with numbers, labels and missing values answers as Weka does, to the last bit. */
class MixedModelTest {
  private static final int ROWS = 300;

  static Stream<Classifier> classifiers() {
    return Stream.of(
        new J48(),
        new RandomForest(),
        new Logistic(),
        new SMO(),
        new NaiveBayes(),
        new MultilayerPerceptron());
  }

  @ParameterizedTest
  @MethodSource("classifiers")
  void rows_areAnsweredAsByWeka(Classifier classifier) {
    ModelLoader loader = new ModelLoader(Heaps.ample(2));
    Model model = loader.load(loader.read(MixedBundle.of(classifier)));
    Instances data = MixedBundle.data(new Random(2), ROWS);
    List<Row> rows = data.stream().map(row -> row(model, json(row))).toList();

    List<String> expected =
        data.stream().map(row -> bits(MixedBundle.distribution(classifier, row))).toList();

    assertThat(answers(model, rows)).isEqualTo(expected);
    List<FutureTask<List<String>>> threads =
        IntStream.range(0, 4).mapToObj(i -> Workers.start(() -> answers(model, rows))).toList();
    assertThat(threads).allSatisfy(thread -> assertThat(Workers.join(thread)).isEqualTo(expected));
  }

  @ParameterizedTest
  @MethodSource("classifiers")
  void absentKey_andUnseenLabel_areAnsweredAsMissing(Classifier classifier) {
    ModelLoader loader = new ModelLoader(Heaps.ample(1));
    Model model = loader.load(loader.read(MixedBundle.of(classifier)));
    String known = "{\"size\":1,\"payment\":\"cash\"";

    String expected = answer(model, row(model, known + ",\"amount\":null,\"region\":null}"));

    assertThat(answer(model, row(model, known + "}"))).isEqualTo(expected);
    assertThat(answer(model, row(model, known + ",\"region\":\"Atlantis\"}"))).isEqualTo(expected);
  }

  /** Returns a row of Weka as a caller sends it. */
  private static String json(Instance row) {
    return IntStream.range(0, 4)
        .mapToObj(i -> '"' + row.attribute(i).name() + "\":" + value(row, i))
        .toList()
        .toString()
        .replaceAll("^\\[", "{")
        .replaceAll("]$", "}");
  }

  private static String value(Instance row, int index) {
    if (row.isMissing(index)) {
      return "null";
    }
    return row.attribute(index).isNumeric()
        ? Double.toString(row.value(index))
        : '"' + row.stringValue(index).replace("\"", "\\\"") + '"';
  }

  private static Row row(Model model, String json) {
    Schema schema = model.card().schema();
    return RowJson.single(json, schema);
  }

  private static List<String> answers(Model model, List<Row> rows) {
    return rows.stream().map(row -> answer(model, row)).toList();
  }

  private static String answer(Model model, Row row) {
    ClassPrediction prediction = Samples.predict(model, row);
    return bits(IntStream.range(0, 3).mapToDouble(prediction::probability).toArray());
  }

  private static String bits(double[] probabilities) {
    return Arrays.stream(probabilities)
        .mapToObj(p -> Long.toHexString(Double.doubleToRawLongBits(p)))
        .toList()
        .toString();
  }
}
