package dev.irisops.stack.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.drill.Journal.Moment;
import dev.irisops.stack.server.Instance;
import dev.irisops.stack.server.IrisApi;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Each cause is real, and so are the service, Prometheus and Alertmanager. The alert must reach its
 * receiver, and must resolve when the cause ends.
 */
class FireDrillIT {
  /**
   * The divisor of every duration of rules, scrapes and routes: 5 minutes become 7.5 seconds, and a
   * scrape comes every 375 ms. Shares, counts and the one second of HighLatency stay as they are.
   */
  private static final int FACTOR = 40;

  /** Fewer than the 10 bad requests that an alert on the error budget needs. */
  private static final int MOST_SLOW_CALLS = 9;

  private final Instance first = new Instance();
  private final Instance second = new Instance();
  private final Callers callers = new Callers(first);
  private Stack stack;
  private Journal journal;

  @BeforeEach
  void start() {
    List.of(first, second).parallelStream().forEach(FireDrillIT::startWarm);
    stack = Stack.start(List.of(first, second), FACTOR);
    // because Prometheus finds its targets seconds after its start, which are minutes here
    stack.awaitInstances(2, 1);
    stack.awaitNothingBut("Watchdog");
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
    if (stack != null) {
      stack.close();
    }
    first.close();
    second.close();
  }

  @Test
  void everyCause_firesItsAlert_andItsEndResolvesIt() {
    try {
      nobodyCallsAndOneProcessIsKilled();
      wrongAndDriftedCallsAndABadBundle();
      slowAnswers();
      bundleIsRemoved();
      allProcessesAreKilled();
      allAreGoneFromDiscovery();
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

  private void wrongAndDriftedCallsAndABadBundle() {
    Moment wrong = Journal.now("half of all requests are wrong");
    callers.askWrongly(true);
    Moment drift = Journal.now("the rows drift");
    callers.drift();
    Moment broken = Journal.now("a reload fails");
    first.breakBundle();
    journal.awaitFiring(broken, "ModelReloadFailed", "warning");
    Moment restored = Journal.now("a good bundle");
    first.putBundleBack();
    journal.awaitFiring(wrong, "HighErrorRate", "warning");
    Moment right = Journal.now("requests are right again");
    callers.askWrongly(false);
    journal.awaitFiring(drift, "FeatureDrift", "warning");
    journal.awaitFiring(drift, "PredictionDrift", "warning");
    journal.awaitFiring(drift, "LowConfidence", "warning");
    journal.awaitFiring(drift, "FeatureOutOfRange", "info");
    Moment usual = Journal.now("the rows are as usual");
    callers.outweighDrift();
    callers.askAsUsual();
    journal.awaitResolved(right, "HighErrorRate", "warning");
    journal.awaitResolved(restored, "ModelReloadFailed", "warning");
    for (String alert : List.of("FeatureDrift", "PredictionDrift", "LowConfidence")) {
      journal.awaitResolved(usual, alert, "warning");
    }
    journal.awaitResolved(usual, "FeatureOutOfRange", "info");
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

  /** Replaces a pod while its volume is empty; a failed reload elsewhere is inhibited. */
  private void bundleIsRemoved() {
    stack.forget(second);
    second.close();
    second.removeBundle();
    second.start();
    Moment removed = Journal.now("the bundle is removed, and the pod replaced");
    stack.discover(second);
    journal.awaitFiring(removed, "ModelNotLoaded", "critical");

    Moment broken = Journal.now("a reload fails meanwhile");
    first.breakBundle();
    stack.awaitSuppressed("ModelReloadFailed");
    first.putBundleBack();
    assertThat(journal.heard(broken, "ModelReloadFailed")).isFalse();

    Moment back = Journal.now("the bundle is back");
    second.putBundleBack();
    journal.awaitResolved(back, "ModelNotLoaded", "critical");
    stack.awaitNothingBut("Watchdog");
    stack.forget(second);
    second.close();
    stack.awaitInstances(1, 1);
  }

  private void allProcessesAreKilled() {
    Moment killed = Journal.now("every process is killed");
    first.kill();
    journal.awaitFiring(killed, "IrisAPIDown", "critical");
    startAgain(first, "IrisAPIDown", "critical");
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
    stack.awaitNothingBut("Watchdog");
    assertThat(journal.everything())
        .containsExactlyInAnyOrder(
            "FeatureDrift to warning",
            "FeatureOutOfRange to info",
            "HighErrorRate to warning",
            "HighLatency to warning",
            "IrisAPIDown to critical",
            "IrisAPIInstanceDown to warning",
            "LowConfidence to warning",
            "LowPredictionRate to info",
            "ModelNotLoaded to critical",
            "ModelReloadFailed to warning",
            "PredictionDrift to warning",
            "Watchdog to watchdog");
    assertThat(journal.values("environment")).containsExactly("drill");
    assertThat(journal.values("cluster")).containsExactly("loopback");
  }
}
