package dev.irisops.stack.simulation.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.tool.Repository;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What docs/alerts.md promises of the alerts on drift. With {@code -Dsimulation=long} also its
 * table and its picture, which takes an hour.
 */
class DriftSimulationIT {
  /** Three times ten days make the month. */
  @Test
  void runsOfOneClass_giveNoFalseAlarmInAMonth() {
    List<Service> month =
        Stream.of(1, 2, 3)
            .map(seed -> new Service("runs-" + seed, Traffic.inRuns(600, 100), 10, 10, seed))
            .toList();

    assertThat(Alarms.of(month, 10).falseAlarms()).isEmpty();
  }

  @Test
  void shiftOfOneStandardDeviation_inTwentyRowsADay_isFoundWithinAWeek() {
    Service quiet = new Service("quiet", Traffic.independent(20 / 24.0), 14, 22, 4);

    Alarms alarms = Alarms.of(List.of(quiet), 60);

    assertThat(alarms.falseAlarms()).isEmpty();
    assertThat(alarms.hoursToDetection().get("quiet")).isBetween(24.0, 7 * 24.0);
  }

  @Test
  void busyServices_areSilentUntilTheShift_andThenHeardSoon() {
    Traffic hundredClasses = new Traffic(3_000, 1, false, 100);
    List<Service> services =
        List.of(
            new Service("usual", Traffic.independent(600), 2, 3, 5),
            new Service("daily", Traffic.daily(600), 2, 3, 6),
            new Service("hundred", hundredClasses, 2, 3, 7));

    Alarms alarms = Alarms.of(services, 10);

    assertThat(alarms.falseAlarms()).isEmpty();
    assertThat(alarms.hoursToDetection())
        .hasSize(3)
        .hasEntrySatisfying("usual", hours -> assertThat(hours).isBetween(0.5, 2.0))
        .hasEntrySatisfying("daily", hours -> assertThat(hours).isBetween(0.5, 16.0))
        .hasEntrySatisfying("hundred", hours -> assertThat(hours).isBetween(0.5, 2.0));
  }

  @Test
  void picture_isThatOfTheTable() {
    DriftTable table = DriftTable.of(Repository.text("docs/alerts.md"));

    assertThat(Repository.text("docs/drift-simulation.svg")).isEqualTo(DriftChart.of(table));
    assertThat(table.kinds()).hasSize(4).allSatisfy((kind, rows) -> assertThat(rows).hasSize(6));
  }

  @Test
  @EnabledIfSystemProperty(named = "simulation", matches = "long")
  void longSimulation_writesTheTableAndThePicture() {
    DriftReport.of(3).write();
  }
}
