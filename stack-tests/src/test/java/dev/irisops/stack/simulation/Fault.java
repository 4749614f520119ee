package dev.irisops.stack.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.tool.Duration;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** A fault of a healthy cluster, from {@code faults.yml}. */
record Fault(JsonNode tree) {
  /** The second at which each fault begins: rates over 15 minutes have settled by then. */
  static final long BEGIN = 20 * 60;

  private static final String FILE = "stack-tests/src/test/resources/simulation/faults.yml";
  private static final int STEP = 60;

  /** Returns all faults. */
  static List<Fault> all() {
    return Json.readYaml(Repository.root().resolve(FILE)).valueStream().map(Fault::new).toList();
  }

  String name() {
    return tree.path("fault").asText();
  }

  /** Returns the second at which the fault is over. */
  long end() {
    return BEGIN + seconds("lasts", "40m");
  }

  /** Returns the seconds between two evaluations of the rules. */
  int evaluation() {
    return (int) seconds("evaluated", "2m");
  }

  /** True if nothing is stored, so that not even the Watchdog fires. */
  boolean stopsWatchdog() {
    return tree.path("stopsWatchdog").asBoolean();
  }

  /** Returns the name, as the name of a test. */
  @Override
  public String toString() {
    return name();
  }

  private long seconds(String field, String usual) {
    return seconds(tree.path(field).asText(usual));
  }

  private static long seconds(String duration) {
    return Duration.parse(duration).millis() / 1_000;
  }

  /** Returns the simulation of the rules before, during and after the fault. */
  Simulation simulation(RuleSet rules) {
    Plan plan = healthy(tree.path("requests").asInt(600));
    tree.path("series").valueStream().map(JsonNode::asText).forEach(line -> apply(plan, line));
    Window window = new Window(0, end() + seconds("after", "40m"), STEP);
    return new Simulation(rules, plan.series(), window, evaluation());
  }

  private void apply(Plan plan, String line) {
    JsonNode bursts = tree.path("bursts");
    if (bursts.isMissingNode()) {
      plan.during(BEGIN, end(), line);
    } else {
      long every = seconds(bursts.path("every").asText());
      long last = seconds(bursts.path("last").asText());
      LongStream.iterate(BEGIN, at -> at < end(), at -> at + every)
          .forEach(at -> plan.during(at, at + last, line));
    }
  }

  private static Plan healthy(int requestsPerHour) {
    Cluster cluster = new Cluster();
    cluster.addMonitoring();
    cluster.addAutoscaler("iris-api");
    cluster.addTraining();
    addService("iris-api", "classification", requestsPerHour, cluster);
    addService("price", "regression", requestsPerHour, cluster);
    return cluster.plan();
  }

  private static void addService(
      String service, String task, int requestsPerHour, Cluster cluster) {
    cluster.addModelService(service, 2);
    for (int i = 1; i <= 2; i++) {
      double perSecond = requestsPerHour / 3_600.0 / 2;
      TreeMap<Long, Double> requests = new TreeMap<>();
      requests.put(0L, perSecond);
      Pod pod = new Pod(service, "ReplicaSet", i, "n1", requests, 0, Target.FOREVER);
      cluster.addModelPod(pod);
      cluster.addModel(pod, task, "v1", 0, Target.FOREVER);
    }
  }
}
