package dev.irisops.serving.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.it.EmbeddedTrainer;
import dev.irisops.serving.prediction.ClassPrediction;
import dev.irisops.serving.prediction.Model;
import dev.irisops.serving.prediction.NumericPrediction;
import dev.irisops.serving.prediction.Prediction;
import dev.irisops.serving.prediction.Row;
import dev.irisops.serving.prediction.RowReader;
import dev.irisops.serving.prediction.Schema;
import dev.irisops.testkit.WorkFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.SerializationHelper;

/** Imports each classifier of classifiers.txt as Weka saves it, serves it, and compares. */
class ImportedClassifiersIT {
  private static final int THREADS = 8;

  private static EmbeddedTrainer trainer;

  @BeforeAll
  static void load() {
    trainer = EmbeddedTrainer.load();
  }

  static List<WekaClassifier> all() {
    return WekaClassifier.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void importedModel_answersManyThreadsLikeWeka_bitForBit(WekaClassifier classifier)
      throws Exception {
    ModelLoader loader = new ModelLoader(Heaps.ample(THREADS));
    Model model = loader.load(loader.read(new BundleFolder(imported(classifier))));
    List<Instance> questions = classifier.data().questions();
    List<String> expected = questions.stream().map(row -> wekas(classifier, row)).toList();
    List<Row> rows = rows(model.card().schema(), questions);
    List<FutureTask<List<String>>> threads =
        IntStream.range(0, THREADS)
            .mapToObj(i -> Workers.start(() -> answers(model, rows, i * 5)))
            .toList();
    assertThat(threads).allSatisfy(t -> assertThat(Workers.join(t)).isEqualTo(expected));
  }

  private static Path imported(WekaClassifier classifier) throws Exception {
    Path work = WorkFolder.create("imported");
    Path model = work.resolve("m.model");
    Instances rows = classifier.data().rows();
    SerializationHelper.writeAll(
        model.toString(), new Object[] {classifier.copy(), new Instances(rows, 0)});
    Path data = Files.writeString(work.resolve("data.arff"), rows.toString());
    trainer.run(
        "import", "--model=" + model, "--data=" + data, "--out=" + work, "--allowed-widths=off");
    return work.resolve("m");
  }

  /** Returns the first answer of a copy, with probabilities outside 0..1 by rounding put right. */
  private static String wekas(WekaClassifier classifier, Instance row) {
    double[] answer = MixedBundle.distribution(classifier.copy(), row);
    boolean isNumber = row.classAttribute().isNumeric();
    return text(
        Arrays.stream(answer)
            .map(p -> isNumber ? p : Math.min(1, Math.max(0, p)))
            .boxed()
            .toList());
  }

  private static String text(List<Double> answer) {
    return answer.stream().map(p -> p + 0.0).toList().toString(); // 0.0 for -0.0
  }

  private static List<Row> rows(Schema schema, List<Instance> instances) {
    RowReader reader = RowReader.ofBatch(schema);
    for (Instance instance : instances) {
      for (int i = 0; i < schema.features().size(); i++) {
        if (instance.isMissing(i)) {
          reader.acceptMissing(i);
        } else if (instance.attribute(i).isNominal()) {
          reader.acceptLabel(i, instance.stringValue(i));
        } else {
          reader.accept(i, instance.value(i));
        }
      }
      reader.finishRow();
    }
    return reader.rows();
  }

  /** Returns the answers in the order of the rows, which are asked from another one on. */
  private static List<String> answers(Model model, List<Row> rows, int first) {
    List<Row> turned = new ArrayList<>(rows);
    Collections.rotate(turned, first);
    List<String> answers = new ArrayList<>();
    turned.forEach(row -> answers.add(answer(model, row)));
    Collections.rotate(answers, -first);
    return answers;
  }

  private static String answer(Model model, Row row) {
    int classes = model.card().schema().classes().size();
    Prediction found = model.predict(row, Duration.ofDays(1)).orElseThrow();
    return found instanceof NumericPrediction number
        ? text(List.of(number.value()))
        : text(
            IntStream.range(0, classes).mapToObj(((ClassPrediction) found)::probability).toList());
  }
}
