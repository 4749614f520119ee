package dev.irisops.bench;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** Tells whoever waits how far it is. */
final class Progress {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private Progress() {}

  static void say(String format, Object... arguments) {
    System.out.println(LocalTime.now().format(TIME) + "  " + format.formatted(arguments));
  }
}
