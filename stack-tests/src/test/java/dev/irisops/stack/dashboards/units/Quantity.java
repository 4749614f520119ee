package dev.irisops.stack.dashboards.units;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The physical quantity of a value, which decides the units that can show it.
 *
 * @param seconds exponent of seconds: 1 is a duration, -1 a rate
 * @param bytes exponent of bytes
 * @param kind distinguishes quantities with the same exponents
 * @param scale factor that the value was multiplied by, for instance 60 for a rate per minute
 */
public record Quantity(int seconds, int bytes, Kind kind, double scale) {
  static final Quantity NUMBER = of(0, 0, Kind.PLAIN);
  static final Quantity SHARE = of(0, 0, Kind.SHARE);
  static final Quantity QUOTIENT = of(0, 0, Kind.QUOTIENT);
  static final Quantity SECONDS = of(1, 0, Kind.PLAIN);
  static final Quantity BYTES = of(0, 1, Kind.PLAIN);
  static final Quantity TIMESTAMP = of(1, 0, Kind.TIMESTAMP);
  static final Quantity RATE = of(-1, 0, Kind.PLAIN);

  /** Ids of Grafana's units, from {@code valueFormats/categories.ts}. */
  private static final Map<Quantity, String> UNITS =
      Map.ofEntries(
          entry(NUMBER, "short none locale bool bool_yes_no bool_on_off"),
          entry(NUMBER.times(100), "percent"),
          entry(QUOTIENT, "percentunit short none"),
          entry(QUOTIENT.times(100), "percent"),
          entry(SHARE, "percentunit"),
          entry(SHARE.times(100), "percent"),
          entry(SECONDS, "s dtdurations dthms"),
          entry(SECONDS.times(1000), "ms"),
          entry(
              TIMESTAMP.times(1000),
              "dateTimeAsIso dateTimeAsLocal dateTimeAsSystem dateTimeFromNow"),
          entry(BYTES, "bytes decbytes"),
          entry(BYTES.perSecond(), "Bps binBps"),
          entry(RATE, "cps ops reqps rps"),
          entry(RATE.times(60), "cpm opm rpm"));

  /** Distinguishes quantities with the same exponents. */
  enum Kind {
    /** A count, a duration, a size. */
    PLAIN,
    /** A part of a whole, 0 to 1. */
    SHARE,
    /** A value divided by one of the same quantity: a share or a multiple. */
    QUOTIENT,
    /** Seconds since 1970. */
    TIMESTAMP
  }

  private static Quantity of(int seconds, int bytes, Kind kind) {
    return new Quantity(seconds, bytes, kind, 1);
  }

  /** Returns every unit that a panel can have; {@code string} is that of texts in a table. */
  public static Set<String> allUnits() {
    return split(String.join(" ", UNITS.values()) + " string");
  }

  /** Returns the units that show the quantity correctly, sorted; empty if its scale is wrong. */
  Set<String> units() {
    return split(UNITS.getOrDefault(this, ""));
  }

  private static Set<String> split(String units) {
    return units.isEmpty() ? Set.of() : new TreeSet<>(List.of(units.split(" ")));
  }

  Quantity perSecond() {
    return derived(seconds - 1, bytes, scale);
  }

  Quantity times(double factor) {
    return new Quantity(seconds, bytes, kind, scale * factor);
  }

  Quantity times(Quantity other) {
    if (equals(NUMBER)) {
      return other;
    }
    return other.equals(NUMBER)
        ? this
        : derived(seconds + other.seconds, bytes + other.bytes, scale * other.scale);
  }

  Quantity dividedBy(Quantity other) {
    return derived(seconds - other.seconds, bytes - other.bytes, scale / other.scale);
  }

  Quantity minus(Quantity other) {
    return kind == Kind.TIMESTAMP && other.kind == Kind.TIMESTAMP ? SECONDS.times(scale) : this;
  }

  private static Quantity derived(int seconds, int bytes, double scale) {
    Kind kind = seconds == 0 && bytes == 0 ? Kind.QUOTIENT : Kind.PLAIN;
    return new Quantity(seconds, bytes, kind, scale);
  }
}
