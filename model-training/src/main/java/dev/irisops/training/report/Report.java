package dev.irisops.training.report;

import dev.irisops.training.bundle.ModelCard;

/** The report of a run. */
public final class Report {
  private Report() {}

  /**
   * @param card of the winner
   * @return a self-contained HTML page
   */
  public static String of(ModelCard card) {
    return "<!doctype html>\n<title>" + card.name() + "</title>\n";
  }
}
