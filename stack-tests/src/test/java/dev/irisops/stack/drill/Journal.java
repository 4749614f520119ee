package dev.irisops.stack.drill;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.alerting.Notifications;
import dev.irisops.stack.alerting.Notifications.Notification;
import dev.irisops.testkit.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The notifications of the receivers, and their delays after the causes. */
final class Journal {
  private static final String ROW = "| %-44s | %-20s | %-9s | %7s | %9s |%n";

  /** An alert that reached its receiver. */
  private record Row(
      String cause, String alert, String receiver, Duration arrived, Duration resolved) {}

  /** The moment at which a cause began or ended. */
  record Moment(String cause, Instant at) {}

  private final Notifications notifications;
  private final Instant begin = Instant.now();
  private final List<Row> rows = new ArrayList<>();

  Journal(Notifications notifications) {
    this.notifications = notifications;
  }

  static Moment now(String cause) {
    return new Moment(cause, Instant.now());
  }

  /** Waits until the receiver is notified, after the moment, that the alert fires. */
  void awaitFiring(Moment began, String alert, String receiver) {
    String what = receiver + " hears that " + alert + " is firing";
    Instant heard = await(what, () -> firstFiring(began, alert, receiver));
    rows.add(
        new Row(
            began.cause(), alert, receiver, Duration.between(began.at(), heard), Duration.ZERO));
  }

  private Optional<Instant> firstFiring(Moment moment, String alert, String receiver) {
    return heardBy(receiver)
        .filter(n -> n.at().isAfter(moment.at()) && names(n, "firing").contains(alert))
        .map(Notification::at)
        .findFirst();
  }

  /**
   * Waits until the last news of the alert is that it has ended. On a busy machine that can come
   * before the moment: a scrape that is lost ends an alert, too.
   */
  void awaitResolved(Moment ended, String alert, String receiver) {
    String what = receiver + " hears that " + alert + " is resolved";
    Instant heard = await(what, () -> lastResolved(alert, receiver));
    for (int i = rows.size() - 1; i >= 0; i--) {
      Row row = rows.get(i);
      if (row.alert().equals(alert)) {
        Duration took = Duration.between(ended.at(), heard);
        rows.set(i, new Row(row.cause(), alert, receiver, row.arrived(), took));
        return;
      }
    }
  }

  private Optional<Instant> lastResolved(String alert, String receiver) {
    return heardBy(receiver)
        .filter(n -> names(n, "firing").contains(alert) || names(n, "resolved").contains(alert))
        .reduce((earlier, later) -> later)
        .filter(n -> names(n, "resolved").contains(alert))
        .map(Notification::at);
  }

  private Stream<Notification> heardBy(String receiver) {
    return notifications.received().stream().filter(n -> n.receiver().equals(receiver));
  }

  private Instant await(String what, Supplier<Optional<Instant>> heard) {
    Waiting.until(what, () -> heard.get().isPresent(), this::summary);
    return heard.get().orElseThrow();
  }

  /** Returns true if any receiver was notified, after the moment, that the alert fires. */
  boolean heard(Moment moment, String alert) {
    return notifications.received().stream()
        .anyMatch(n -> n.at().isAfter(moment.at()) && names(n, "firing").contains(alert));
  }

  /** Returns all firing alerts since this journal began, as {@code alert to receiver}. */
  Set<String> everything() {
    TreeSet<String> all = new TreeSet<>();
    for (Notification notification : notifications.received()) {
      if (notification.at().isAfter(begin)) {
        names(notification, "firing").forEach(a -> all.add(a + " to " + notification.receiver()));
      }
    }
    return all;
  }

  /** Returns the services of some alerts of {@link #everything()}, selected by their name. */
  Set<String> services(Predicate<String> which) {
    return labels()
        .filter(labels -> which.test(labels.path("alertname").asText()))
        .map(labels -> labels.path("service").asText())
        .collect(Collectors.toSet());
  }

  /** Returns the values of a label of the alerts of {@link #everything()}. */
  Set<String> values(String label) {
    return labels().map(labels -> labels.path(label).asText()).collect(Collectors.toSet());
  }

  private Stream<JsonNode> labels() {
    return notifications.received().stream()
        .filter(notification -> notification.at().isAfter(begin))
        .flatMap(notification -> notification.alerts("firing"))
        .map(alert -> alert.path("labels"));
  }

  private static Set<String> names(Notification notification, String status) {
    return notification
        .alerts(status)
        .map(alert -> alert.path("labels").path("alertname").asText())
        .collect(Collectors.toSet());
  }

  private String summary() {
    return notifications.received().stream()
        .filter(n -> !n.receiver().equals("watchdog"))
        .map(
            n ->
                "%s %s firing %s resolved %s%n"
                    .formatted(n.at(), n.receiver(), names(n, "firing"), names(n, "resolved")))
        .collect(Collectors.joining());
  }

  String table() {
    StringBuilder table =
        new StringBuilder(
            ROW.formatted("cause", "alert", "receiver", "seconds", "to resolve")
                + ROW.formatted("---", "---", "---", "---", "---"));
    for (Row row : rows) {
      table.append(
          ROW.formatted(
              row.cause(),
              row.alert(),
              row.receiver(),
              seconds(row.arrived()),
              row.resolved().isZero() ? "" : seconds(row.resolved())));
    }
    return table.toString();
  }

  private static String seconds(Duration duration) {
    return "%.1f".formatted(duration.toMillis() / 1_000.0);
  }
}
