package dev.irisops.stack.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.rules.RuleFile;
import dev.irisops.stack.tool.TwoAtATime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A week without a fault: nobody is woken, and there are two tickets at most. It is the second one
 * of a month, in which everything happens that is no fault; {@code -Dsimulation=long} takes all of
 * the month, evaluates all rules every minute and, around changes, every 15 seconds.
 */
class PageBudgetIT {
  private static final int MOST_TICKETS = 2;

  private static final boolean LONG = "long".equals(System.getProperty("simulation"));

  /** Seconds between two evaluations around changes. */
  private static final int FINE = LONG ? 15 : 30;

  private static final Map<Run, Firings> FIRINGS = new ConcurrentHashMap<>();
  private static Receivers receivers;

  /** A file of rules over a part of the month. */
  private record Run(String file, Window window, int evaluation) {
    long evaluations() {
      return (window.to() - window.from()) / evaluation + 1;
    }
  }

  @BeforeAll
  static void simulate() {
    List<Series> series = Month.healthy().series();
    TwoAtATime.run(runs().stream().map(run -> simulating(run, series)).toList());
    Set<Set<Map<String, String>>> sets = new HashSet<>();
    FIRINGS.values().forEach(firings -> sets.addAll(firings.sets()));
    receivers = Receivers.of(sets);
  }

  /** Returns the longest first, so that both threads end at about the same time. */
  private static List<Run> runs() {
    List<Run> runs = new ArrayList<>();
    for (RuleFile file : RuleFile.shipped()) {
      weeks().forEach(week -> runs.add(new Run(file.name(), week, seconds(file.name()))));
      Month.changes(FINE).forEach(window -> runs.add(new Run(file.name(), window, FINE)));
    }
    runs.sort(Comparator.comparing(Run::evaluations).reversed());
    return runs;
  }

  private static List<Window> weeks() {
    return LONG ? Month.weeks() : List.of(Month.eventfulWeek());
  }

  /**
   * Returns the seconds between two evaluations over a week. The error budgets add up the requests
   * of each minute. The shortest window of the API is 5 minutes, which hold 4 steps of samples a
   * minute apart: so each request counts once. That of drift is 10 minutes. A quarter of an hour is
   * enough for the others.
   */
  private static int seconds(String file) {
    if (LONG) {
      return 60;
    }
    return switch (file) {
      case "slo.yml" -> 60;
      case "api.yml" -> 240;
      case "drift.yml" -> 600;
      default -> 900;
    };
  }

  private static Runnable simulating(Run run, List<Series> series) {
    RuleSet rules = RuleSet.of(rule -> rule.isAlert() && rule.file().equals(run.file()));
    return () ->
        FIRINGS.put(run, Firings.of(new Simulation(rules, series, run.window(), run.evaluation())));
  }

  @Test
  void timeWithoutFault_wakesNobody() {
    assertThat(notices("critical")).isEmpty();
  }

  @Test
  void timeWithoutFault_hasTwoTicketsAtMost() {
    assertThat(notices("warning")).hasSizeLessThanOrEqualTo(MOST_TICKETS);
  }

  @Test
  void watchdog_neverStops() {
    FIRINGS.forEach(
        (run, firings) -> {
          if (run.file().equals("monitoring.yml")) {
            assertThat(firings.at()).as("%s", run).hasSize((int) run.evaluations());
          }
        });
  }

  private static Set<String> notices(String receiver) {
    return FIRINGS.values().stream()
        .flatMap(firings -> Notice.of(firings, receivers).stream())
        .filter(notice -> notice.receiver().equals(receiver))
        .map(Notice::toString)
        .collect(Collectors.toSet());
  }
}
