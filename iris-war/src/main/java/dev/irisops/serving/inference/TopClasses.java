package dev.irisops.serving.inference;

import dev.irisops.serving.prediction.Answer;
import dev.irisops.serving.prediction.ClassPrediction;
import dev.irisops.serving.prediction.Schema;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The likeliest classes of each row, as Triton's classification extension writes them: {@code
 * probability:index:class}, the likeliest first. One thread reads them in their order.
 */
final class TopClasses implements Elements {
  private final Schema schema;
  private final List<Answer> answers;
  private final int count;
  private int rankedRow = -1;
  private int[] ranking = {};

  /**
   * @param count how many classes of each row, from 1 to all
   */
  TopClasses(Schema schema, List<Answer> answers, int count) {
    this.schema = schema;
    this.answers = answers;
    this.count = count;
  }

  @Override
  public int size() {
    return answers.size() * count;
  }

  @Override
  public Optional<String> text(int index) {
    int row = index / count;
    ClassPrediction prediction = (ClassPrediction) answers.get(row).prediction();
    if (row != rankedRow) {
      ranking = ranking(prediction);
      rankedRow = row;
    }
    int best = ranking[index % count];
    return Optional.of(
        prediction.probability(best) + ":" + best + ":" + schema.classes().get(best).name());
  }

  /** Returns the indexes of the classes; equally likely ones stay in the order of the card. */
  private int[] ranking(ClassPrediction prediction) {
    return IntStream.range(0, schema.classes().size())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -prediction.probability(i)))
        .mapToInt(i -> i)
        .toArray();
  }
}
