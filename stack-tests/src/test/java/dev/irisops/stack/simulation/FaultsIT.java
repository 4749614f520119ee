package dev.irisops.stack.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.rules.Rule;
import dev.irisops.stack.tool.TwoAtATime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each fault tells in the time that the document states, ends after its end, and wakes nobody for
 * anything else. The rules, routes and inhibition are those that ship.
 */
class FaultsIT {
  private static final String CRITICAL = "critical";
  private static final String WATCHDOG = "watchdog";
  private static final int MINUTE = 60;

  private static final Map<String, Budget> STATED =
      Budget.rows().stream().collect(Collectors.toMap(Budget::fault, Function.identity()));

  private static final Map<String, Firings> FIRINGS = new ConcurrentHashMap<>();
  private static Receivers receivers;

  @BeforeAll
  static void simulate() {
    RuleSet rules = RuleSet.of(Rule::isAlert);
    TwoAtATime.run(Fault.all().stream().map(fault -> run(fault, rules)).toList());
    Set<Set<Map<String, String>>> sets = new HashSet<>();
    FIRINGS.values().forEach(firings -> sets.addAll(firings.sets()));
    receivers = Receivers.of(sets);
    Fault.all().forEach(fault -> System.out.println(measured(fault)));
  }

  private static Runnable run(Fault fault, RuleSet rules) {
    return () -> FIRINGS.put(fault.name(), Firings.of(fault.simulation(rules)));
  }

  static List<Fault> faults() {
    return Fault.all();
  }

  @Test
  void faults_areThoseOfTheDocument() {
    assertThat(Budget.rows())
        .extracting(Budget::fault)
        .containsExactlyElementsOf(faults().stream().map(Fault::name).toList());
    assertThat(faults()).hasSizeGreaterThan(20);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void fault_tellsInTime_andEnds(Fault fault) {
    Budget stated = STATED.get(fault.name());
    List<Notice> expected = notices(fault).stream().filter(n -> isStated(n, stated)).toList();

    assertThat(expected).as("%s in %s", stated, notices(fault)).hasSize(1);
    assertThat(expected.get(0).first() - Fault.BEGIN)
        .as("seconds from the fault to %s", expected)
        .isBetween(0L, (long) stated.within() * MINUTE);
    assertThat(expected.get(0).last())
        .as("the last evaluation, at which no alert may be left")
        .isLessThan(FIRINGS.get(fault.name()).at().lastKey());
    assertThat(expected.get(0).last() - fault.end())
        .as("seconds from the end of the fault to that of %s", expected)
        .isBetween((long) -fault.evaluation(), (long) stated.over() * MINUTE);
  }

  private static boolean isStated(Notice notice, Budget stated) {
    return notice.alert().equals(stated.alert())
        && notice.receiver().equals(stated.severity())
        && notice.service().equals(stated.service());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void fault_wakesNobodyForAnythingElse(Fault fault) {
    Budget stated = STATED.get(fault.name());
    Set<String> pages = new TreeSet<>(stated.also());
    if (stated.severity().equals(CRITICAL)) {
      pages.add(stated.alert());
    }
    List<Notice> critical =
        notices(fault).stream().filter(n -> n.receiver().equals(CRITICAL)).toList();

    assertThat(critical.stream().map(Notice::alert).collect(Collectors.toSet()))
        .as("pages: %s", critical)
        .isEqualTo(pages);
    assertThat(critical).allMatch(notice -> notice.service().equals(stated.service()));
  }

  /** It stops only if Prometheus stores nothing. */
  @ParameterizedTest
  @MethodSource("faults")
  void watchdog_goesOn(Fault fault) {
    Notice watchdog =
        notices(fault).stream()
            .filter(n -> n.receiver().equals(WATCHDOG))
            .findFirst()
            .orElseThrow();

    assertThat(watchdog.first()).isZero();
    assertThat(watchdog.last() < fault.end()).isEqualTo(fault.stopsWatchdog());
  }

  private static List<Notice> notices(Fault fault) {
    return Notice.of(FIRINGS.get(fault.name()), receivers);
  }

  /**
   * Returns the rows that the document could have for a fault: one for each alert that it sets off.
   */
  private static String measured(Fault fault) {
    return notices(fault).stream()
        .filter(notice -> Set.of(CRITICAL, "warning").contains(notice.receiver()))
        .map(notice -> row(fault, notice).toString())
        .collect(Collectors.joining("\n"));
  }

  private static Budget row(Fault fault, Notice notice) {
    return new Budget(
        fault.name(),
        notice.alert(),
        notice.receiver(),
        notice.service(),
        (int) (notice.first() - Fault.BEGIN) / MINUTE,
        (int) (notice.last() - fault.end()) / MINUTE,
        Set.of());
  }
}
