package dev.irisops.stack.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Alerts of one name and service that reach a receiver, without a pause.
 *
 * @param first second of the first evaluation at which any of them fires
 * @param last second of the last one
 */
record Notice(Kind kind, long first, long last) {
  /** The alerts that a receiver takes for one. */
  record Kind(String alert, String receiver, String service, String namespace) {
    static Kind of(Map<String, String> labels) {
      return new Kind(
          labels.get("alertname"),
          labels.get(Receivers.RECEIVER),
          labels.get("service"),
          labels.get("namespace"));
    }
  }

  String alert() {
    return kind.alert();
  }

  String receiver() {
    return kind.receiver();
  }

  String service() {
    return kind.service();
  }

  /** Returns all notices of a simulation, by their beginning. */
  static List<Notice> of(Firings firings, Receivers receivers) {
    List<Notice> notices = new ArrayList<>();
    Map<Kind, Integer> current = new HashMap<>();
    firings
        .at()
        .forEach(
            (second, firing) -> {
              Set<Kind> told =
                  receivers.told().get(firing).stream().map(Kind::of).collect(Collectors.toSet());
              current.keySet().retainAll(told);
              for (Kind kind : told) {
                Integer index = current.putIfAbsent(kind, notices.size());
                if (index == null) {
                  notices.add(new Notice(kind, second, second));
                } else {
                  notices.set(index, new Notice(kind, notices.get(index).first(), second));
                }
              }
            });
    return notices;
  }

  @Override
  public String toString() {
    return "%s of %s in %s to %s from %s to %s"
        .formatted(alert(), service(), kind.namespace(), receiver(), time(first), time(last));
  }

  private static String time(long second) {
    return "%d:%02d".formatted(second / 3_600, second / 60 % 60);
  }
}
