package dev.irisops.stack.simulation.drift;

import dev.irisops.stack.tool.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The results of the long simulation: 30 days without drift, and 14 with, for each kind of traffic.
 *
 * @param cells by kind, and in it by rows an hour
 */
record DriftReport(Map<String, List<Cell>> cells) {
  private static final int CALM = 30;
  private static final int DAYS = 44;
  private static final double[] RATES = {20 / 24.0, 200 / 24.0, 60, 600, 10_000, 100_000};

  /** Half of the rates at a time, because promtool limits the samples that a query reads. */
  private static final int HALF = RATES.length / 2;

  private static final Pattern TABLE =
      Pattern.compile("(?s)(<!-- drift simulation: [^>]*>\n).*(<!-- end of drift simulation -->)");

  private static final Map<String, DoubleFunction<Traffic>> KINDS =
      new TreeMap<>(
          Map.of(
              "independent rows",
              Traffic::independent,
              "daily cycle",
              Traffic::daily,
              "runs of 10",
              rows -> Traffic.inRuns(rows, 10),
              "runs of 100",
              rows -> Traffic.inRuns(rows, 100)));

  /**
   * The result for one kind of traffic at one rate.
   *
   * @param months that were simulated
   * @param hours to detection, ascending; infinite where 14 days are not enough
   */
  record Cell(double rowsPerHour, int months, int falseAlarms, List<Double> hours) {
    double falseAlarmsPerMonth() {
      return (double) falseAlarms / months;
    }

    double median() {
      return hours.get(hours.size() / 2);
    }

    double worst() {
      return hours.get(hours.size() - 1);
    }
  }

  /**
   * Simulates each kind of traffic at each rate.
   *
   * @param months how often
   */
  static DriftReport of(int months) {
    List<Alarms> alarms =
        KINDS.keySet().stream()
            .flatMap(
                kind -> LongStream.rangeClosed(1, months).mapToObj(seed -> services(kind, seed)))
            .flatMap(
                services ->
                    Stream.of(services.subList(0, HALF), services.subList(HALF, RATES.length)))
            .toList()
            .parallelStream()
            .map(services -> Alarms.of(services, 10))
            .toList();
    Map<String, List<Cell>> cells = new TreeMap<>();
    KINDS.keySet().forEach(kind -> cells.put(kind, cells(kind, months, alarms)));
    return new DriftReport(cells);
  }

  private static List<Service> services(String kind, long seed) {
    return Arrays.stream(RATES)
        .mapToObj(
            rate -> {
              Traffic traffic = KINDS.get(kind).apply(rate);
              return new Service(name(kind, rate), traffic, CALM, DAYS, seed);
            })
        .toList();
  }

  private static String name(String kind, double rate) {
    return kind + " " + rate;
  }

  private static List<Cell> cells(String kind, int months, List<Alarms> alarms) {
    return Arrays.stream(RATES)
        .mapToObj(rate -> cell(name(kind, rate), rate, months, alarms))
        .toList();
  }

  private static Cell cell(String job, double rate, int months, List<Alarms> alarms) {
    int falseAlarms = alarms.stream().mapToInt(a -> a.falseAlarms().getOrDefault(job, 0)).sum();
    List<Double> hours = new ArrayList<>();
    alarms.stream()
        .flatMap(a -> Stream.ofNullable(a.hoursToDetection().get(job)))
        .forEach(hours::add);
    hours.addAll(Collections.nCopies(months - hours.size(), Double.POSITIVE_INFINITY));
    Collections.sort(hours);
    return new Cell(rate, months, falseAlarms, hours);
  }

  /** Writes the table of docs/alerts.md, and docs/drift-simulation.svg. */
  void write() {
    Path docs = Repository.root().resolve("docs");
    String replacement = "$1" + Matcher.quoteReplacement(table()) + "$2";
    String page =
        TABLE.matcher(Repository.text(docs.resolve("alerts.md"))).replaceFirst(replacement);
    Repository.write(docs.resolve("alerts.md"), page);
    Repository.write(docs.resolve("drift-simulation.svg"), DriftChart.of(DriftTable.of(page)));
  }

  private String table() {
    StringBuilder table =
        new StringBuilder(
            """
            | Traffic | Rows | False alarms in 30 days | Detected after (median) | At the latest |
            | --- | --- | --- | --- | --- |
            """);
    cells.forEach(
        (kind, row) ->
            row.forEach(
                cell ->
                    table.append(
                        "| %s | %s | %s | %s | %s |\n"
                            .formatted(
                                kind,
                                rows(cell.rowsPerHour()),
                                number(cell.falseAlarmsPerMonth()),
                                time(cell.median()),
                                time(cell.worst())))));
    return table.toString();
  }

  /** Returns a rate as people say it, for instance {@code 20 a day}. */
  private static String rows(double perHour) {
    return perHour < 24
        ? String.format(Locale.ROOT, "%,.0f a day", perHour * 24)
        : String.format(Locale.ROOT, "%,.0f an hour", perHour);
  }

  private static String number(double value) {
    return value == 0 ? "0" : String.format(Locale.ROOT, "%.1f", value);
  }

  private static String time(double hours) {
    if (Double.isInfinite(hours)) {
      return "not in 14 days";
    }
    return hours < 48
        ? String.format(Locale.ROOT, "%.1f h", hours)
        : String.format(Locale.ROOT, "%.1f days", hours / 24);
  }
}
