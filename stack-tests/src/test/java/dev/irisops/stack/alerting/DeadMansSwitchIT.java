package dev.irisops.stack.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.alerting.Notifications.Notification;
import dev.irisops.stack.server.Alertmanager;
import dev.irisops.stack.tool.Duration;
import dev.irisops.testkit.Waiting;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The receiver of the Watchdog gets a ping every minute; here a minute takes five seconds. */
class DeadMansSwitchIT {
  private static final int FACTOR = 12;
  private static final double MINUTE = 60_000.0 / FACTOR;
  private static final int PINGS = 6;

  /** The default of Alertmanager's flag. */
  private static final Duration PEER_TIMEOUT = Duration.parse("15s").dividedBy(FACTOR);

  /** With a repeat interval that equals the group interval, it is every other minute. */
  @Test
  void oneAlertmanager_pingsEveryMinute() {
    assertPingsEveryMinute(1);
  }

  /** One of the members pings, and no minute passes without. */
  @Test
  void threeAlertmanagers_pingEveryMinute() {
    assertPingsEveryMinute(3);
  }

  private static void assertPingsEveryMinute(int members) {
    try (Notifications notifications = new Notifications()) {
      String configuration =
          AlertmanagerConfig.shipped().deliveringTo(notifications::url).fasterBy(FACTOR).text();
      List<Alertmanager> cluster =
          members == 1
              ? List.of(Alertmanager.start(configuration))
              : Alertmanager.startCluster(members, configuration, PEER_TIMEOUT);
      try {
        cluster.forEach(member -> member.fire(List.of(watchdog())));
        Waiting.until(
            PINGS + " pings arrive",
            () -> notifications.received().size() >= PINGS,
            () -> notifications.received().toString());
        assertThat(medianGap(notifications.received())).isBetween(0.5 * MINUTE, 1.5 * MINUTE);
      } finally {
        cluster.forEach(Alertmanager::close);
      }
    }
  }

  private static Map<String, String> watchdog() {
    return Map.of("alertname", "Watchdog", "severity", "none", "component", "monitoring");
  }

  /** Returns the median in milliseconds, because a busy machine may delay a ping. */
  private static double medianGap(List<Notification> pings) {
    long[] gaps =
        IntStream.range(1, PINGS)
            .mapToLong(i -> pings.get(i).at().toEpochMilli() - pings.get(i - 1).at().toEpochMilli())
            .sorted()
            .toArray();
    return gaps[gaps.length / 2];
  }
}
