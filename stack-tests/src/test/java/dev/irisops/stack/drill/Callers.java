package dev.irisops.stack.drill;

import dev.irisops.stack.server.Instance;
import dev.irisops.stack.tool.Repository;
import dev.irisops.testkit.Waiting;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/**
 * Clients that ask an instance for predictions, ten times a second. They send batches, whose
 * latency has no alert in this drill.
 */
public final class Callers implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private static final List<String> TRAINING_DATA =
      Repository.text("model-training/src/main/data/iris.csv")
          .lines()
          .skip(1)
          .map(Callers::json)
          .toList();

  /** Four values above the training ranges. */
  private static final String FAR = json("8.5,4.9,8.0,3.0");

  /** A row for which the model has a confidence of 0.55. */
  private static final String BORDER = json("5.9,3.2,4.8,1.8");

  private static final List<String> DRIFTED = List.of(FAR, FAR, BORDER, FAR, FAR, BORDER);

  private final Instance instance;
  private final Thread thread = new Thread(this::run, "callers");
  private volatile List<List<String>> rounds = List.of();
  private volatile boolean wrongly;
  private volatile boolean closed;

  /** Creates clients that send nothing yet. */
  public Callers(Instance instance) {
    this.instance = instance;
    thread.start();
  }

  /** Sends rows of the training data from now on, three at a time. */
  public void askAsUsual() {
    int third =
        TRAINING_DATA.size() / 3; // the rows are sorted by class, and there are three classes
    rounds =
        IntStream.range(0, third)
            .mapToObj(i -> IntStream.of(i, i + third, i + 2 * third))
            .map(rows -> rows.mapToObj(TRAINING_DATA::get).toList())
            .toList();
  }

  /** Sends other rows from now on; the first ones are enough for an alert. */
  void drift() {
    instance.post("/predict/batch", batch(repeated(DRIFTED, 100)));
    rounds = List.of(DRIFTED);
  }

  /** Sends so many rows of the training data at once that they outweigh the drifted ones. */
  void outweighDrift() {
    for (int i = 0; i < 6; i++) {
      instance.post("/predict/batch", batch(repeated(TRAINING_DATA, 60)));
    }
  }

  /** Sets whether every second request lacks its values from now on. */
  void askWrongly(boolean newWrongly) {
    wrongly = newWrongly;
  }

  private void run() {
    for (int round = 0; !closed; round++) {
      try {
        ask(round);
      } catch (UncheckedIOException e) {
        // the drill has killed the instance
      }
      Waiting.pause(PAUSE);
    }
  }

  private void ask(int round) {
    List<List<String>> now = rounds;
    if (!now.isEmpty()) {
      instance.post("/predict/batch", batch(now.get(round % now.size())));
    }
    if (wrongly) {
      instance.post("/predict/batch", "[{}]");
    }
  }

  private static List<String> repeated(List<String> rows, int times) {
    return Collections.nCopies(times, rows).stream().flatMap(List::stream).toList();
  }

  private static String batch(List<String> rows) {
    StringJoiner batch = new StringJoiner(",", "[", "]");
    rows.forEach(batch::add);
    return batch.toString();
  }

  private static String json(String csv) {
    String[] values = csv.split(",");
    return "{\"sepal_length\":%s,\"sepal_width\":%s,\"petal_length\":%s,\"petal_width\":%s}"
        .formatted((Object[]) values);
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
