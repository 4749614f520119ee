package dev.irisops.bench;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** Prints the progress of a benchmark. */
final class Progress {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private Progress() {}

  static void print(String format, Object... arguments) {
    System.out.println(LocalTime.now().format(TIME) + "  " + format.formatted(arguments));
  }
}
