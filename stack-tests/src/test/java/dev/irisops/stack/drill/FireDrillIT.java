package dev.irisops.stack.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.drill.Journal.Moment;
import dev.irisops.stack.server.Instance;
import dev.irisops.stack.server.IrisApi;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Each cause is real, and so are the services, Prometheus and Alertmanager. The alert must reach
 * its receiver, and must resolve when the cause ends. Another model service is well throughout, and
 * nobody hears of it.
 */
class FireDrillIT {
  /**
   * The divisor of every duration of rules, scrapes and routes: 5 minutes become 7.5 seconds, and a
   * scrape comes every 375 ms. Shares, counts and the one second of HighLatency stay as they are,
   * and drift is faster.
   */
  private static final int FACTOR = 40;

  /**
   * Downtime is remembered for a day, which is longer than this drill. A busy machine loses scrapes
   * at this speed, which is downtime of any service.
   */
  private static final String DOWNTIME = "IrisAvailabilityBudgetBurn";

  /** True of a busy machine, which cannot evaluate all rules as often as this drill wants. */
  private static final String BUSY = "PrometheusRuleEvaluationsMissed";

  /** What drifting rows fire, and who hears it. */
  private static final Map<String, String> DRIFT_ALERTS =
      Map.of(
          "FeatureDrift", "warning",
          "FeatureOutOfRange", "info",
          "LowConfidence", "warning",
          "PredictionDrift", "warning");

  /** Fewer than the 10 bad requests that an alert on the error budget needs. */
  private static final int MOST_SLOW_CALLS = 9;

  private final Instance first = new Instance();
  private final Instance second = new Instance();
  private final Instance churn = new Instance();
  private final Instance wine = new Instance();
  private final Callers callers = new Callers(first);
  private final Callers callersOfChurn = new Callers(churn);
  private final Callers callersOfWine = new Callers(wine);
  private Stack stack;
  private Journal journal;

  @BeforeEach
  void start() {
    first.writeKeys("dev");
    List.of(first, second, churn, wine).parallelStream().forEach(FireDrillIT::startWarm);
    callersOfChurn.askAsUsual();
    callersOfWine.askAsUsual();
    stack = Stack.start(List.of(first, second), Map.of("churn", churn, "wine", wine), FACTOR);
    // because Prometheus finds its targets seconds after its start, which are minutes here
    stack.awaitInstances(2, 1);
    stack.awaitNothingBut("Watchdog", "LowPredictionRate", DOWNTIME, BUSY);
    journal = stack.journal();
  }

  /** Warms the JVM before Prometheus counts: its first answers are slow. */
  private static void startWarm(Instance instance) {
    instance.start();
    for (int i = 0; i < 50; i++) {
      instance.post("/predict", IrisApi.SETOSA);
    }
  }

  @AfterEach
  void stop() {
    callers.close();
    callersOfChurn.close();
    callersOfWine.close();
    if (stack != null) {
      stack.close();
    }
    first.close();
    second.close();
    churn.close();
    wine.close();
  }

  @Test
  void everyCause_firesItsAlert_andItsEndResolvesIt() {
    try {
      nobodyCallsAndOneProcessIsKilled();
      wrongCallsAndABadBundle();
      keysAreWrong();
      slowAnswers();
      Moment drift = rowsDrift();
      bundleIsRemoved();
      Moment usual = driftIsHeard(drift);
      allProcessesAreKilled();
      allAreGoneFromDiscovery();
      driftHasEnded(usual);
      assertNothingElseWasHeard();
    } finally {
      System.out.println(journal.table());
    }
  }

  private void nobodyCallsAndOneProcessIsKilled() {
    Moment quiet = Journal.now("nobody calls");
    Moment killed = Journal.now("one process is killed");
    second.kill();
    journal.awaitFiring(quiet, "Watchdog", "watchdog");
    journal.awaitFiring(killed, "IrisAPIInstanceDown", "warning");
    startAgain(second, "IrisAPIInstanceDown", "warning");
    journal.awaitFiring(quiet, "LowPredictionRate", "info");
    Moment calls = Journal.now("calls again");
    callers.askAsUsual();
    journal.awaitResolved(calls, "LowPredictionRate", "info");
  }

  private void startAgain(Instance instance, String alert, String receiver) {
    Moment started = Journal.now("it is started again");
    instance.start();
    journal.awaitResolved(started, alert, receiver);
  }

  private void wrongCallsAndABadBundle() {
    Moment wrong = Journal.now("half of all requests are wrong");
    callers.askWrongly(true);
    Moment broken = Journal.now("a reload fails");
    first.breakBundle();
    journal.awaitFiring(broken, "ModelReloadFailed", "warning");
    Moment restored = Journal.now("a good bundle");
    first.putBundleBack();
    journal.awaitFiring(wrong, "HighErrorRate", "warning");
    Moment right = Journal.now("requests are right again");
    callers.askWrongly(false);
    journal.awaitResolved(right, "HighErrorRate", "warning");
    journal.awaitResolved(restored, "ModelReloadFailed", "warning");
  }

  /**
   * Of a service by itself, because drift takes long to tell. It begins late, because it is told
   * sooner of a service with a longer history.
   */
  private Moment rowsDrift() {
    stack.awaitVerdict("wine");
    callersOfWine.drift();
    return Journal.now("the rows drift");
  }

  private Moment driftIsHeard(Moment drift) {
    DRIFT_ALERTS.forEach((alert, receiver) -> journal.awaitFiring(drift, alert, receiver));
    callersOfWine.askAsUsual();
    return Journal.now("the rows are as usual");
  }

  private void driftHasEnded(Moment usual) {
    DRIFT_ALERTS.forEach((alert, receiver) -> journal.awaitResolved(usual, alert, receiver));
  }

  private void slowAnswers() {
    Moment slow = Journal.now("answers take over a second");
    for (int i = 0; i < MOST_SLOW_CALLS && !journal.heard(slow, "HighLatency"); i++) {
      double before = stack.slowPredictions();
      second.answerSlowly(Duration.ofMillis(1_300));
      stack.awaitSlowPredictions(before); // a stopped process is not scraped
    }
    journal.awaitFiring(slow, "HighLatency", "warning");
    journal.awaitResolved(Journal.now("answers are fast"), "HighLatency", "warning");
  }

  /** An empty file keeps the previous keys; a file of other keys refuses every caller. */
  private void keysAreWrong() {
    Moment empty = Journal.now("the file of API keys is empty");
    first.writeKeys("");
    journal.awaitFiring(empty, "ApiKeyFileInvalid", "warning");
    Moment others = Journal.now("it has the keys of somebody else");
    first.writeKeys("somebody else's");
    journal.awaitResolved(others, "ApiKeyFileInvalid", "warning");
    journal.awaitFiring(others, "NoRequestSucceeds", "critical");
    stack.awaitSuppressed("HighErrorRate");
    Moment right = Journal.now("it has the right key");
    first.writeKeys("dev");
    journal.awaitResolved(right, "NoRequestSucceeds", "critical");
  }

  /** Replaces one of two pods while its volume is empty. */
  private void bundleIsRemoved() {
    stack.forget(second);
    second.close();
    second.removeBundle();
    second.start();
    Moment removed = Journal.now("the bundle is removed, and the pod replaced");
    stack.discover(second);
    journal.awaitFiring(removed, "ModelNotLoaded", "warning");
    Moment back = Journal.now("the bundle is back");
    second.putBundleBack();
    journal.awaitResolved(back, "ModelNotLoaded", "warning");
    stack.forget(second);
    second.close();
    stack.awaitInstances(1, 1);
  }

  private void allProcessesAreKilled() {
    Moment killed = Journal.now("every process is killed");
    first.kill();
    journal.awaitFiring(killed, "IrisAPIDown", "critical");
    stack.awaitSuppressed(DOWNTIME);
    startAgain(first, "IrisAPIDown", "critical");
    journal.awaitFiring(killed, DOWNTIME, "warning");
  }

  private void allAreGoneFromDiscovery() {
    Moment gone = Journal.now("every process is killed, its target gone");
    first.kill();
    stack.forget(first);
    stack.awaitNoTarget();
    journal.awaitFiring(gone, "IrisAPIDown", "critical");
    assertThat(stack.fires("IrisAPIDown")).isTrue();
    first.start();
    Moment found = Journal.now("one is found again");
    stack.discover(first);
    journal.awaitResolved(found, "IrisAPIDown", "critical");
  }

  /** Asserts also that every alert has the external labels. */
  private void assertNothingElseWasHeard() {
    stack.awaitNothingBut("Watchdog", DOWNTIME, BUSY);
    assertThat(journal.everything())
        .filteredOn(news -> !news.startsWith(BUSY))
        .containsExactlyInAnyOrder(
            "ApiKeyFileInvalid to warning",
            "FeatureDrift to warning",
            "FeatureOutOfRange to info",
            "HighErrorRate to warning",
            "HighLatency to warning",
            "IrisAPIDown to critical",
            "IrisAPIInstanceDown to warning",
            DOWNTIME + " to warning",
            "LowConfidence to warning",
            "LowPredictionRate to info",
            "ModelNotLoaded to warning",
            "ModelReloadFailed to warning",
            "NoRequestSucceeds to critical",
            "PredictionDrift to warning",
            "Watchdog to watchdog");
    assertThat(journal.services(alert -> !alert.equals(DOWNTIME)))
        .containsExactlyInAnyOrder("iris-api", "prometheus", "wine");
    assertThat(journal.values("environment")).containsExactly("drill");
    assertThat(journal.values("cluster")).containsExactly("loopback-drill");
  }
}
