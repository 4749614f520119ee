package dev.irisops.stack.dashboards.live;

import dev.irisops.demo.Recording;
import dev.irisops.stack.drill.Callers;
import dev.irisops.stack.rules.World;
import dev.irisops.stack.scrape.Samples;
import dev.irisops.stack.server.Instance;
import dev.irisops.stack.server.IrisApi;
import dev.irisops.stack.server.Prometheus;
import dev.irisops.testkit.Waiting;
import java.util.regex.Pattern;

/** A running stack with traffic: healthy at first, later with failures of every kind. */
final class LiveStack implements AutoCloseable {
  /** Counters that stand still in a healthy stack. */
  private static final Pattern FAILURES =
      Pattern.compile(
          "(fail|dropped|restarts|throttled|missed|rejected|out_of_range)\\w*(\\{.*})? ");

  /** Enough to burn the error budget. */
  private static final int FAILED_CALLS = 30;

  private final World world = World.start();
  private final Callers callers = new Callers(world.instance());
  private int round;

  private LiveStack() {
    for (Samples sample : Samples.values()) {
      world.show(
          sample,
          () ->
              Samples.growing(
                  Recording.healed(sample.recorded()), 0.1, n -> !FAILURES.matcher(n).find()));
    }
    callers.askAsUsual();
  }

  static LiveStack start() {
    return new LiveStack();
  }

  Prometheus prometheus() {
    return world.prometheus();
  }

  /** Sends a request; few are wrong, so that no alert on the error rate fires. */
  void call() {
    world.instance().post("/predict", IrisApi.SETOSA);
    round++;
    if (round % 20 == 0) {
      world.instance().post(round % 40 == 0 ? "/predict" : "/nowhere", "{");
    }
  }

  /**
   * Makes everything fail that can: a pod crashes, failure counters grow, the service restarts
   * without a model, and after it has one again, it refuses a broken one.
   */
  void fail() {
    for (Samples sample : Samples.values()) {
      world.show(sample, () -> Samples.growing(sample.failing()));
    }
    Instance instance = world.instance();
    instance.kill();
    instance.removeBundle();
    instance.start();
    for (int i = 0; i < FAILED_CALLS; i++) {
      instance.post("/predict", IrisApi.SETOSA);
    }
    instance.putBundleBack();
    Waiting.until("it predicts", () -> instance.post("/predict", IrisApi.SETOSA) == 200);
    instance.breakBundle();
  }

  /** Adds objects of every kind to the cluster, such as pods that wait for a node. */
  void showAllObjects() {
    for (Samples sample : Samples.values()) {
      world.show(sample, sample::growing);
    }
  }

  @Override
  public void close() {
    callers.close();
    world.close();
  }
}
