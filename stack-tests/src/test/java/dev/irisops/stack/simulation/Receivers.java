package dev.irisops.stack.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.alerting.AlertmanagerConfig;
import dev.irisops.stack.alerting.Notifications;
import dev.irisops.stack.server.Alertmanager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an Alertmanager with the shipped routes and inhibition makes of alerts that fire at once.
 *
 * @param told the alerts that reach a receiver, with the label {@code receiver}, by the set of
 *     alerts
 */
record Receivers(Map<Set<Map<String, String>>, Set<Map<String, String>>> told) {
  static final String RECEIVER = "receiver";

  /** Separates the sets of alerts: inhibition keeps to a namespace. */
  private static final String NAMESPACE = "namespace";

  private static final String SEPARATOR = "-set-";

  /** Asks one Alertmanager about all sets at once. */
  static Receivers of(Collection<Set<Map<String, String>>> sets) {
    List<Set<Map<String, String>>> distinct = List.copyOf(Set.copyOf(sets));
    List<Map<String, String>> alerts = new ArrayList<>();
    for (int i = 0; i < distinct.size(); i++) {
      for (Map<String, String> alert : distinct.get(i)) {
        Map<String, String> marked = new TreeMap<>(alert);
        marked.merge(NAMESPACE, SEPARATOR + i, String::concat);
        alerts.add(marked);
      }
    }
    Map<Set<Map<String, String>>, Set<Map<String, String>>> told = new HashMap<>();
    distinct.forEach(set -> told.put(set, new HashSet<>()));
    for (JsonNode alert : asked(alerts)) {
      if (alert.path("status").path("state").asText().equals("active")) {
        add(alert, distinct, told);
      }
    }
    return new Receivers(told);
  }

  private static JsonNode asked(List<Map<String, String>> alerts) {
    try (Notifications notifications = new Notifications();
        Alertmanager alertmanager =
            Alertmanager.start(
                AlertmanagerConfig.shipped().deliveringTo(notifications::url).text())) {
      alertmanager.fire(alerts);
      alertmanager.awaitProcessed(alerts.size());
      return alertmanager.alerts();
    }
  }

  private static void add(
      JsonNode alert,
      List<Set<Map<String, String>>> distinct,
      Map<Set<Map<String, String>>, Set<Map<String, String>>> told) {
    Map<String, String> labels = new TreeMap<>();
    alert.path("labels").properties().forEach(l -> labels.put(l.getKey(), l.getValue().asText()));
    String[] parts = labels.get(NAMESPACE).split(SEPARATOR);
    labels.put(NAMESPACE, parts[0]);
    for (JsonNode receiver : alert.path("receivers")) {
      Map<String, String> one = new TreeMap<>(labels);
      one.put(RECEIVER, receiver.path("name").asText());
      told.get(distinct.get(Integer.parseInt(parts[1]))).add(one);
    }
  }
}
