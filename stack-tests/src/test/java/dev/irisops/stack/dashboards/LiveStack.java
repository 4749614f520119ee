package dev.irisops.stack.dashboards;

import dev.irisops.stack.drill.Callers;
import dev.irisops.stack.rules.World;
import dev.irisops.stack.scrape.Samples;
import dev.irisops.stack.server.Instance;
import dev.irisops.stack.server.IrisApi;
import dev.irisops.stack.server.Patience;
import dev.irisops.stack.server.Prometheus;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A stack in health, which callers ask; and the same in illness. */
final class LiveStack implements AutoCloseable {
  /** What does not grow in health. */
  private static final Pattern FAILURES =
      Pattern.compile("(fail|dropped|restarts|throttled|missed|rejected)\\w*(\\{.*})? ");

  /** The pod that crashes. */
  private static final String ILL = "grafana-64b4ff96d7-vwt4s";

  /** Enough to burn the budget. */
  private static final int FAILED_CALLS = 30;

  private final World world = World.start();
  private final Callers callers = new Callers(world.instance());
  private int round;

  private LiveStack() {
    show(Samples.ALERTMANAGER, text -> text);
    show(Samples.CADVISOR, LiveStack::withoutIllPod);
    show(
        Samples.KUBE_STATE_METRICS,
        text ->
            withoutIllPod(text)
                .replaceAll("(_available\\{.*grafana.*}) 0", "$1 1")
                .replaceAll("(_unavailable\\{.*grafana.*}) 1", "$1 0"));
    callers.askAsUsual();
  }

  private static String withoutIllPod(String text) {
    return text.replaceAll("(?m)^.*" + ILL + ".*\n", "");
  }

  static LiveStack start() {
    return new LiveStack();
  }

  /** The page in health: its failures stand still, all else grows. */
  private void show(Samples sample, UnaryOperator<String> healed) {
    world.show(
        sample, () -> healed.apply(sample.growing(0.1, name -> !FAILURES.matcher(name).find())));
  }

  Prometheus prometheus() {
    return world.prometheus();
  }

  /** A call of each kind: few are wrong, or the error rate would be alerted on. */
  void call() {
    world.instance().post("/predict", IrisApi.SETOSA);
    round++;
    if (round % 20 == 0) {
      world.instance().post(round % 40 == 0 ? "/predict" : "/nowhere", "{");
    }
  }

  /**
   * A pod crashes, and what can fail does: so does the service, for want of a model, until it gets
   * one, and is offered a bad one.
   */
  void fallIll() {
    for (Samples sample : Samples.values()) {
      world.show(sample, sample::growing);
    }
    Instance instance = world.instance();
    instance.kill();
    instance.removeBundle();
    instance.start();
    for (int i = 0; i < FAILED_CALLS; i++) {
      instance.post("/predict", IrisApi.SETOSA);
    }
    instance.putBundleBack();
    Patience.await("it predicts", () -> instance.post("/predict", IrisApi.SETOSA) == 200, () -> "");
    instance.breakBundle();
  }

  @Override
  public void close() {
    callers.close();
    world.close();
  }
}
