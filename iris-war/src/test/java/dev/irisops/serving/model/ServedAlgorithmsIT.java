package dev.irisops.serving.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.it.Trainer;
import dev.irisops.serving.prediction.ClassPrediction;
import dev.irisops.serving.prediction.Feature;
import dev.irisops.serving.prediction.Model;
import dev.irisops.serving.prediction.NominalFeature;
import dev.irisops.serving.prediction.NumericFeature;
import dev.irisops.serving.prediction.NumericPrediction;
import dev.irisops.serving.prediction.Prediction;
import dev.irisops.serving.prediction.Range;
import dev.irisops.serving.prediction.Row;
import dev.irisops.serving.prediction.RowReader;
import dev.irisops.serving.prediction.Schema;
import java.nio.file.Path;
import java.time.Duration;
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
    assertAnswersAreTheSame(algorithm, Trainer.iris(algorithm));
  }

  @ParameterizedTest
  @MethodSource("dev.irisops.serving.it.Trainer#algorithmsOfNumbers")
  void manyThreads_answerNumbersLikeOne_bitForBit(String algorithm) throws Exception {
    assertAnswersAreTheSame(algorithm, Trainer.flats(algorithm));
  }

  private static void assertAnswersAreTheSame(String algorithm, Path folder) throws Exception {
    ModelLoader loader = new ModelLoader(Heaps.ample(4));
    Model model = loader.load(loader.read(new BundleFolder(folder)));
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
        accept(reader, i, schema.features().get(i), random);
      }
      reader.finishRow();
    }
    return reader.rows();
  }

  private static void accept(RowReader reader, int index, Feature feature, Random random) {
    if (feature.nullable() && random.nextInt(5) == 0) {
      reader.acceptMissing(index);
    } else if (feature instanceof NominalFeature nominal) {
      reader.acceptLabel(index, nominal.labels().get(random.nextInt(nominal.labels().size())));
    } else {
      Range training = ((NumericFeature) feature).training();
      reader.accept(index, random.nextDouble(training.min(), training.max()));
    }
  }

  private static List<String> answers(Model model, List<Row> rows) {
    int classes = model.card().schema().classes().size();
    return rows.stream()
        .map(row -> model.predict(row, Duration.ofDays(1)).orElseThrow())
        .map(prediction -> bits(prediction, classes))
        .toList();
  }

  private static String bits(Prediction prediction, int classes) {
    return prediction instanceof ClassPrediction probabilities
        ? IntStream.range(0, classes)
            .mapToObj(probabilities::probability)
            .map(ServedAlgorithmsIT::bits)
            .toList()
            .toString()
        : bits(((NumericPrediction) prediction).value());
  }

  private static String bits(double value) {
    return Long.toHexString(Double.doubleToRawLongBits(value));
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
