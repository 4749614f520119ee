package dev.irisops.stack.drill;

import dev.irisops.stack.server.Instance;
import dev.irisops.stack.tool.Repository;
import dev.irisops.testkit.Waiting;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

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

  private static final String USUAL = batch(TRAINING_DATA);

  private static final String DRIFTED =
      batch(
          Collections.nCopies(TRAINING_DATA.size() / 3, List.of(FAR, FAR, BORDER)).stream()
              .flatMap(List::stream)
              .toList());

  private final Instance instance;
  private final Thread thread = new Thread(this::run, "callers");
  private volatile String batch = "";
  private volatile boolean wrongly;
  private volatile boolean closed;

  /** Creates clients that send nothing yet. */
  public Callers(Instance instance) {
    this.instance = instance;
    thread.start();
  }

  /** Sends the training data from now on, all of it each time. */
  public void askAsUsual() {
    batch = USUAL;
  }

  /** Sends as many other rows from now on. */
  void drift() {
    batch = DRIFTED;
  }

  /** Sets whether every second request lacks its values from now on. */
  void askWrongly(boolean newWrongly) {
    wrongly = newWrongly;
  }

  private void run() {
    while (!closed) {
      try {
        ask();
      } catch (UncheckedIOException e) {
        // the drill has killed the instance
      }
      Waiting.pause(PAUSE);
    }
  }

  private void ask() {
    String now = batch;
    if (!now.isEmpty()) {
      instance.post("/predict/batch", now);
    }
    if (wrongly) {
      instance.post("/predict/batch", "[{}]");
    }
  }

  private static String batch(List<String> rows) {
    return "[" + String.join(",", rows) + "]";
  }

  private static String json(String csv) {
    String[] values = csv.split(",");
    return "{\"sepal_length\":%s,\"sepal_width\":%s,\"petal_length\":%s,\"petal_width\":%s}"
        .formatted((Object[]) values);
  }

  @Override
  public void close() {
    closed = true;
    Waiting.join(thread);
  }
}
