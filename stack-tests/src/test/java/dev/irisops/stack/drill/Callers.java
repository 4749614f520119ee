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
 * Those who ask an instance for predictions, ten times a second. They ask for batches, which are
 * not part of the latency that is alerted on.
 */
public final class Callers implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private static final List<String> TRAINING_DATA =
      Repository.text("model-training/src/main/data/iris.csv")
          .lines()
          .skip(1)
          .map(Callers::json)
          .toList();

  /** Four values above all that were seen in training. */
  private static final String FAR = json("8.5,4.9,8.0,3.0");

  /** A row that the model is unsure of: 0.55. */
  private static final String BORDER = json("5.9,3.2,4.8,1.8");

  private static final List<String> DRIFTED = List.of(FAR, FAR, BORDER, FAR, FAR, BORDER);

  private final Instance instance;
  private final Thread thread = new Thread(this::run, "callers");
  private volatile List<List<String>> rounds = List.of();
  private volatile boolean wrongly;
  private volatile boolean closed;

  /** Silent until they are told what to ask. */
  public Callers(Instance instance) {
    this.instance = instance;
    thread.start();
  }

  /** From now on the rows are those that the model was trained on, few at a time, in turn. */
  public void askAsUsual() {
    int third = TRAINING_DATA.size() / 3; // sorted by class, of which there are three
    rounds =
        IntStream.range(0, third)
            .mapToObj(i -> IntStream.of(i, i + third, i + 2 * third))
            .map(rows -> rows.mapToObj(TRAINING_DATA::get).toList())
            .toList();
  }

  /** From now on the rows are others; enough at once to be alerted on. */
  void drift() {
    instance.post("/predict/batch", batch(repeated(DRIFTED, 100)));
    rounds = List.of(DRIFTED);
  }

  /** So much of the training data at once that it outweighs what has drifted. */
  void outweighDrift() {
    for (int i = 0; i < 6; i++) {
      instance.post("/predict/batch", batch(repeated(TRAINING_DATA, 60)));
    }
  }

  /** Whether from now on every second request lacks its values. */
  void askWrongly(boolean newWrongly) {
    wrongly = newWrongly;
  }

  private void run() {
    for (int round = 0; !closed; round++) {
      try {
        ask(round);
      } catch (UncheckedIOException e) {
        // The instance is down, which is what is being drilled.
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
