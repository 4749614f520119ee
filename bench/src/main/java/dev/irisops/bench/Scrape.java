package dev.irisops.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Values of a page of metrics. */
final class Scrape {
  private Scrape() {}

  /**
   * The value of the first series that begins so; NaN if there is none.
   *
   * @param series name, and as many of the labels as tell it apart
   */
  static double value(URI metrics, String series) {
    return value(new String(Server.get(metrics).body(), StandardCharsets.UTF_8), series);
  }

  static double value(String page, String series) {
    return page.lines()
        .filter(line -> line.startsWith(series))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElse(Double.NaN);
  }
}
