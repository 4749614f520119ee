package dev.irisops.bench;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** Tells whoever waits how far it is. */
final class Progress {
  private Progress() {}

  static void say(String format, Object... arguments) {
    System.out.println(
        LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + "  " + format.formatted(arguments));
  }
}
