package dev.irisops.training.report;

import dev.irisops.training.bundle.ModelCard;
import java.util.HashMap;
import java.util.Map;

/** The report of a run: a self-contained HTML page with tables and charts. */
public final class Report {
  private Report() {}

  /** Returns the report of a model card. The same card gives the same bytes. */
  public static String of(ModelCard card) {
    Results results = Results.of(card);
    ReportTables tables = new ReportTables(card, results);
    Map<String, String> values = new HashMap<>();
    values.put("name", Html.escape(card.name()));
    values.put("version", Html.escape(card.version()));
    values.put("algorithm", Html.escape(card.algorithm().name()));
    values.put("rows", String.valueOf(card.dataset().rows().size()));
    values.put("dataset", Html.escape(card.dataset().name()));
    values.put("protocol", Html.escape(card.protocol()));
    values.put("tiles", results.tiles());
    values.put("candidates", tables.candidates());
    values.put("results", results.sections());
    values.put("groups", Html.escape(results.words().groups()));
    values.put("features", new FeatureTables(card).html());
    values.put("shown", ReportData.omitted(card));
    values.put("facts", tables.facts());
    values.put("data", ReportData.of(card, results));
    values.put("style", Resources.text("report.css"));
    values.put("charts", Resources.text("charts.js"));
    values.put("echarts", Resources.echarts());
    return Html.fill(Resources.text("report.html"), values);
  }
}
