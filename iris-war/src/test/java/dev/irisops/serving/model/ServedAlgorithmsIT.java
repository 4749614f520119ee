package dev.irisops.serving.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.it.Trainer;
import dev.irisops.serving.prediction.Model;
import dev.irisops.serving.prediction.NumericFeature;
import dev.irisops.serving.prediction.Prediction;
import dev.irisops.serving.prediction.Range;
import dev.irisops.serving.prediction.Row;
import dev.irisops.serving.prediction.RowReader;
import dev.irisops.serving.prediction.Samples;
import dev.irisops.serving.prediction.Schema;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Serves every algorithm that the trainer offers, to many threads at once. */
class ServedAlgorithmsIT {
  private static final int THREADS = 16;
  private static final int ROWS = 2_000;

  @ParameterizedTest
  @MethodSource("dev.irisops.serving.it.Trainer#algorithms")
  void manyThreads_answerLikeOne_bitForBit(String algorithm) throws Exception {
    ModelLoader loader = new ModelLoader(Heaps.ample(4));
    Model model = loader.load(loader.read(new BundleFolder(Trainer.iris(algorithm))));
    List<Row> rows = rows(model.card().schema());
    List<String> alone = answers(model, rows);

    assertThat(model.card().algorithm()).isEqualTo(algorithm);
    assertThat(together(model, rows))
        .hasSize(THREADS)
        .allSatisfy(a -> assertThat(a).isEqualTo(alone));
  }

  private static List<Row> rows(Schema schema) {
    Random random = new Random(1);
    RowReader reader = RowReader.ofBatch(schema);
    for (int row = 0; row < ROWS; row++) {
      for (int i = 0; i < schema.features().size(); i++) {
        Range training = ((NumericFeature) schema.features().get(i)).training();
        reader.accept(i, random.nextDouble(training.min(), training.max()));
      }
      reader.finishRow();
    }
    return reader.rows();
  }

  private static List<String> answers(Model model, List<Row> rows) {
    int classes = model.card().schema().classes().size();
    return rows.stream().map(row -> bits(Samples.predict(model, row), classes)).toList();
  }

  private static String bits(Prediction prediction, int classes) {
    return IntStream.range(0, classes)
        .mapToObj(i -> Long.toHexString(Double.doubleToRawLongBits(prediction.probability(i))))
        .toList()
        .toString();
  }

  private static List<List<String>> together(Model model, List<Row> rows) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<List<String>>> answers =
          Stream.generate(() -> threads.submit(() -> answers(model, rows))).limit(THREADS).toList();
      return answers.stream().map(ServedAlgorithmsIT::get).toList();
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<String> get(Future<List<String>> answer) {
    try {
      return answer.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
