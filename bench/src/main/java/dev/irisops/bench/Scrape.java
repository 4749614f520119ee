package dev.irisops.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Reads values from a page of Prometheus metrics. */
final class Scrape {
  private Scrape() {}

  /**
   * Scrapes a page and returns the value of a series; NaN if there is no such series.
   *
   * @param metrics URI of the page
   * @param series start of the series: its name, and its labels as far as needed
   */
  static double value(URI metrics, String series) {
    return value(new String(Server.get(metrics), StandardCharsets.UTF_8), series);
  }

  static double value(String page, String series) {
    return page.lines()
        .filter(line -> line.startsWith(series))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElse(Double.NaN);
  }
}
