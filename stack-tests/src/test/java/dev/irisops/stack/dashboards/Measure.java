package dev.irisops.stack.dashboards;

import java.util.Set;

/**
 * What a value measures: its base units as powers, and what else a unit of Grafana tells apart.
 *
 * @param seconds power of seconds; -1 is a rate
 * @param bytes power of bytes
 * @param scale what the value was multiplied by, for instance 60 to make it one of a minute
 */
record Measure(int seconds, int bytes, Kind kind, double scale) {
  static final Measure NUMBER = of(0, 0, Kind.NUMBER);
  static final Measure SHARE = of(0, 0, Kind.SHARE);
  static final Measure QUOTIENT = of(0, 0, Kind.QUOTIENT);
  static final Measure SECONDS = of(1, 0, Kind.NUMBER);
  static final Measure BYTES = of(0, 1, Kind.NUMBER);
  static final Measure TIME = of(1, 0, Kind.TIME);

  private static final int MINUTE = 60;
  private static final int PERCENT = 100;
  private static final int MILLIS = 1000;

  /** What tells measures of the same base units apart. */
  enum Kind {
    /** A quantity: how many, how long, how much. */
    NUMBER,
    /** 0 to 1 of a whole. */
    SHARE,
    /** One quantity by another of the same base units: a share, or a number of times. */
    QUOTIENT,
    /** Seconds since 1970. */
    TIME
  }

  private static Measure of(int seconds, int bytes, Kind kind) {
    return new Measure(seconds, bytes, kind, 1);
  }

  Measure perSecond() {
    return derived(seconds - 1, bytes, scale);
  }

  Measure times(double factor) {
    return new Measure(seconds, bytes, kind, scale * factor);
  }

  Measure times(Measure other) {
    if (equals(NUMBER)) {
      return other;
    }
    return other.equals(NUMBER)
        ? this
        : derived(seconds + other.seconds, bytes + other.bytes, scale * other.scale);
  }

  Measure by(Measure other) {
    return derived(seconds - other.seconds, bytes - other.bytes, scale / other.scale);
  }

  Measure minus(Measure other) {
    return kind == Kind.TIME && other.kind == Kind.TIME ? SECONDS.times(scale) : this;
  }

  private static Measure derived(int seconds, int bytes, double scale) {
    Kind kind = seconds == 0 && bytes == 0 ? Kind.QUOTIENT : Kind.NUMBER;
    return new Measure(seconds, bytes, kind, scale);
  }

  /** The units of Grafana that show it rightly; none, if it should be shown in another scale. */
  Set<String> units() {
    if (bytes == 1 && scale == 1) {
      return seconds == -1 ? Set.of("Bps", "binBps") : Set.of("bytes", "decbytes");
    }
    return switch (seconds) {
      case 1 ->
          kind == Kind.TIME
              ? units(MILLIS, times(), 0, Set.of())
              : units(1, durations(), MILLIS, Set.of("ms"));
      case -1 ->
          units(1, Set.of("cps", "ops", "reqps", "rps"), MINUTE, Set.of("cpm", "opm", "rpm"));
      case 0 -> units(1, pure(), PERCENT, Set.of("percent"));
      default -> Set.of();
    };
  }

  private Set<String> units(
      double usual, Set<String> unitsOfUsual, double other, Set<String> unitsOfOther) {
    if (scale == usual) {
      return unitsOfUsual;
    }
    return scale == other ? unitsOfOther : Set.of();
  }

  private static Set<String> times() {
    return Set.of("dateTimeAsIso", "dateTimeAsLocal", "dateTimeAsSystem", "dateTimeFromNow");
  }

  private static Set<String> durations() {
    return Set.of("s", "dtdurations", "dthms");
  }

  private Set<String> pure() {
    return switch (kind) {
      case SHARE -> Set.of("percentunit");
      case QUOTIENT -> Set.of("percentunit", "short", "none");
      default -> Set.of("short", "none", "locale", "bool", "bool_yes_no", "bool_on_off");
    };
  }
}
