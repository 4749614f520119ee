package dev.irisops.training.report;

import dev.irisops.training.bundle.ModelCard;
import java.util.LinkedHashMap;
import java.util.Map;

/** The report of a run: one HTML page that needs nothing else, not even a network. */
public final class Report {
  private Report() {}

  /**
   * @param card of the winner
   * @return the page; the same card gives the same page
   */
  public static String of(ModelCard card) {
    ReportTables tables = new ReportTables(card);
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("name", Html.escape(card.name()));
    parts.put("version", Html.escape(card.version()));
    parts.put("algorithm", Html.escape(card.algorithm().name()));
    parts.put("rows", String.valueOf(card.dataset().rows().size()));
    parts.put("dataset", Html.escape(card.dataset().name()));
    parts.put("protocol", Html.escape(card.protocol()));
    parts.put(
        "forecasts", String.valueOf(card.ranking().winner().evaluation().confusion().total()));
    parts.put("tiles", tables.tiles());
    parts.put("candidates", tables.candidates());
    parts.put("confusion", tables.confusion());
    parts.put("calibration", tables.calibration());
    parts.put("classes", tables.classes());
    parts.put("features", tables.features());
    parts.put("facts", tables.facts());
    parts.put("data", ReportData.of(card));
    parts.put("style", Resources.text("report.css"));
    parts.put("charts", Resources.text("charts.js"));
    parts.put("echarts", Resources.echarts());
    return Html.fill(Resources.text("report.html"), parts);
  }
}
