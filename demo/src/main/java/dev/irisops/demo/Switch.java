package dev.irisops.demo;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Something that the visitor of the page lets go wrong. */
public enum Switch {
  /** Numbers two standard deviations higher, labels in other shares. */
  DRIFT(
      "Drift",
      "The callers' values change: numbers rise by two standard deviations, labels swap their shares."),
  /** Half of the requests without their values. */
  ERRORS("Errors", "Every second request lacks its values, and the service answers 422."),
  /** Big batches to a process that hardly runs. */
  SLOW(
      "Slow",
      "Batches of 10,000 rows meet a process that stands still for 3 of every 4 seconds, like a"
          + " container without CPU.");

  private final String title;
  private final String description;

  Switch(String title, String description) {
    this.title = title;
    this.description = description;
  }

  /** Returns the switch of an identifier, in any case. */
  static Optional<Switch> of(String id) {
    return Arrays.stream(values()).filter(one -> one.id().equalsIgnoreCase(id)).findFirst();
  }

  /** Returns its identifier, for instance {@code drift}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns its name on the page. */
  String title() {
    return title;
  }

  /** Returns what it does, as a sentence. */
  String description() {
    return description;
  }
}
