package dev.irisops.stack.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Thirty days without a fault, from a Monday at midnight. A model service gets 1 to 1,000 requests
 * an hour, is deployed three times a week and retrained once, scales with its load, and loses its
 * node once, together with the monitoring.
 */
final class Month {
  static final long MINUTE = 60;
  static final long HOUR = 60 * MINUTE;
  static final long DAY = 24 * HOUR;
  static final long WEEK = 7 * DAY;
  static final long END = 30 * DAY;

  private static final String SERVICE = "iris-api";

  /** Wednesday of the second week at 11 h. */
  private static final long DRAIN = WEEK + 2 * DAY + 11 * HOUR;

  /** Tuesday at 10 h, Wednesday at 14 h and Thursday at 16 h. */
  private static final List<Long> DEPLOYMENTS =
      List.of(DAY + 10 * HOUR, 2 * DAY + 14 * HOUR, 3 * DAY + 16 * HOUR);

  /** Sunday at 3 h. */
  private static final long RETRAINING = 6 * DAY + 3 * HOUR;

  private final Cluster cluster = new Cluster();
  private final NavigableMap<Long, Double> load = load();
  private final List<Pod> pods = new ArrayList<>();

  private Month() {
    cluster.addMonitoring();
    cluster.addModelService(SERVICE, 2);
    cluster.addAutoscaler(SERVICE);
    cluster.addTraining();
    List<Long> rollouts = rollouts();
    for (int i = 0; i < rollouts.size(); i++) {
      long next = i + 1 < rollouts.size() ? rollouts.get(i + 1) : Target.FOREVER;
      addGeneration(i, rollouts.get(i), next);
    }
    pods.forEach(this::addPod);
    busyHours().forEach(this::scaleUp);
    rollouts().stream().skip(1).forEach(this::rollOut);
    LongStream.iterate(RETRAINING, at -> at < END, at -> at + WEEK).forEach(this::retrain);
    drain();
  }

  static Month healthy() {
    return new Month();
  }

  List<Series> series() {
    return cluster.plan().series();
  }

  /**
   * Returns the month, a week at a time, each with the day before it: promtool keeps all samples of
   * a window in memory, those of pods that are long gone too.
   */
  static List<Window> weeks() {
    return LongStream.iterate(0, week -> week < END, week -> week + WEEK)
        .mapToObj(week -> new Window(Math.max(0, week - DAY), Math.min(END, week + WEEK), 60))
        .toList();
  }

  /** Returns the week that has a drain beside all that each week has, with the day before it. */
  static Window eventfulWeek() {
    return weeks().stream()
        .filter(week -> week.from() + DAY <= DRAIN && DRAIN < week.to())
        .findFirst()
        .orElseThrow();
  }

  /** Returns the hours in which something changes, each once. */
  static List<Window> changes(int step) {
    return List.of(DEPLOYMENTS.get(0), RETRAINING, DRAIN).stream()
        .map(at -> new Window(at - HOUR, at + HOUR, step))
        .toList();
  }

  /** The begin, then each deployment, and the drain. */
  private static List<Long> rollouts() {
    List<Long> rollouts = new ArrayList<>(List.of(0L, DRAIN));
    for (long week = 0; week < END; week += WEEK) {
      for (long deployment : DEPLOYMENTS) {
        rollouts.add(week + deployment);
      }
    }
    rollouts.removeIf(at -> at >= END);
    return rollouts.stream().sorted().toList();
  }

  /** Adds the pods of a rollout: each new one is up before an old one ends. */
  private void addGeneration(int generation, long begin, long next) {
    for (int i = 0; i < 2; i++) {
      long up = begin == 0 ? 0 : begin + 30 + i * 75;
      pods.add(pod(10 * generation + i, up, next + 60 + i * 75));
    }
    for (long busy : busyHours()) {
      if (busy >= begin && busy < next) {
        pods.add(pod(10 * generation + 5, busy + 30, Math.min(busy + 5 * HOUR, next + 30)));
      }
    }
  }

  private static Pod pod(int number, long from, long to) {
    return new Pod(
        SERVICE, "ReplicaSet", number, "n1", new TreeMap<>(), from, Math.min(to, Target.FOREVER));
  }

  /** Adds the series of a pod, after all pods are known, because they share the requests. */
  private void addPod(Pod pod) {
    share(pod);
    cluster.addModelPod(pod);
    long from = pod.from();
    for (long swap = RETRAINING + 5 * MINUTE; swap < END; swap += WEEK) {
      if (swap > from && swap < pod.to()) {
        cluster.addModel(pod, version(pod, from), from, swap);
        from = swap;
      }
    }
    cluster.addModel(pod, version(pod, from), from, pod.to());
    if (pod.to() < END) {
      refuseLastRequests(pod);
    }
  }

  /** Returns a version of its own for each deployment and each retraining. */
  private static String version(Pod pod, long second) {
    return "v" + pod.number() / 10 + "." + (second + DAY) / WEEK;
  }

  private void share(Pod pod) {
    TreeMap<Long, Double> times = new TreeMap<>(load);
    for (Pod other : pods) {
      times.put(other.from(), 0.0);
      times.put(other.to(), 0.0);
    }
    for (long second : times.subMap(pod.from(), pod.to()).keySet()) {
      long alive = pods.stream().filter(p -> p.from() <= second && second < p.to()).count();
      pod.requests().put(second, load.floorEntry(Math.max(second, 0)).getValue() / alive);
    }
  }

  /** A pod that shuts down answers a few requests with 503. */
  private void refuseLastRequests(Pod pod) {
    String labels =
        "{http_route=\"/predict\", http_response_status_code=\"503\", pod=\"%s\"} +0.05"
            .formatted(pod.name());
    for (String suffix : List.of("count", "bucket")) {
      String line = "http_request_duration_seconds_" + suffix + labels;
      cluster.plan().during(pod.to() - 30, pod.to(), line);
    }
  }

  private void rollOut(long begin) {
    long end = begin + 150;
    status(begin, end, "replicas", 3);
    status(begin, begin + 75, "replicas_updated", 1);
    status(begin, begin + 30, "replicas_unavailable", 1);
  }

  private void status(long from, long to, String what, int value) {
    cluster
        .plan()
        .during(
            from,
            to,
            "kube_deployment_status_%s{deployment=\"%s\"} %d".formatted(what, SERVICE, value));
  }

  /** Returns the begin of the busiest hours of each week, in which a third pod runs. */
  private static List<Long> busyHours() {
    return LongStream.iterate(10 * HOUR, at -> at < END, at -> at + DAY)
        .filter(at -> at / DAY % 7 == 0 || at / DAY % 7 == 4)
        .boxed()
        .toList();
  }

  private void scaleUp(long begin) {
    for (String line :
        List.of(
            "kube_deployment_spec_replicas{deployment=\"iris-api\"} 3",
            "{__name__=\"kube_deployment_status_replicas(_available|_ready|_updated)?\","
                + " deployment=\"iris-api\"} 3",
            "{__name__=\"kube_horizontalpodautoscaler_status_.*_replicas\"} 3")) {
      cluster.plan().during(begin, begin + 5 * HOUR, line);
    }
  }

  private void retrain(long begin) {
    Plan plan = cluster.plan();
    plan.during(begin, begin + 2 * MINUTE, "kube_cronjob_status_active 1");
    plan.during(begin, Target.FOREVER, "kube_cronjob_status_last_schedule_time @");
    plan.during(begin + 2 * MINUTE, Target.FOREVER, "kube_cronjob_status_last_successful_time @");
    plan.during(begin, Target.FOREVER, "kube_cronjob_next_schedule_time @+" + WEEK);
  }

  /** The node takes the monitoring with it: nothing is stored until Prometheus runs elsewhere. */
  private void drain() {
    Plan plan = cluster.plan();
    plan.during(
        DRAIN,
        DRAIN + 4 * MINUTE,
        "{pod=\"(alertmanager-0|grafana-.*|kube-state-metrics-.*)\"} gone");
    plan.during(
        DRAIN, DRAIN + 4 * MINUTE, "alertmanager_cluster_members{pod=\"alertmanager-1\"} 1");
    plan.during(DRAIN, DRAIN + 4 * MINUTE, "kube_statefulset_status_replicas_available 0");
    plan.during(DRAIN + MINUTE, DRAIN + 4 * MINUTE, "{job=\".*\"} lost");
    plan.during(DRAIN + MINUTE, DRAIN + 4 * MINUTE, "{job=\"prometheus\"} gone");
  }

  /**
   * Returns the requests a second of each hour: at noon of a working day 1,000 an hour, at night 1.
   */
  private static NavigableMap<Long, Double> load() {
    Random random = new Random(1);
    TreeMap<Long, Double> load = new TreeMap<>();
    for (long at = 0; at < END; at += HOUR) {
      double day = Math.max(0, Math.sin(Math.PI * (at % DAY / (double) HOUR - 6) / 14));
      double most = at / DAY % 7 < 5 ? 900 : 40;
      load.put(at, (1 + most * day * day * (0.7 + 0.4 * random.nextDouble())) / HOUR);
    }
    return load;
  }
}
