package dev.irisops.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.training.TestData;
import dev.irisops.training.dataset.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {
  /** The report that the Maven build writes. */
  private static final Path REPORT = Path.of(System.getProperty("model.folder"), "report.html");

  private static String report(Dataset dataset) {
    return Report.of(TestData.bundle(dataset, "5", Optional.empty()).card());
  }

  @Test
  void report_ofIris_hasChartsAndTables() throws IOException {
    assertThat(Files.readString(REPORT))
        .contains("id=\"confusion\"", "id=\"calibration\"", "id=\"features\"")
        .contains("<th>actual \\ predicted</th>", "<th>Mean confidence</th>")
        .contains(" ★ best</td>")
        .doesNotContain("{{");
  }

  @Test
  void report_ofNumbers_hasTheirChartsAndErrors() {
    assertThat(report(TestData.flats()))
        .contains("id=\"predicted\"", "id=\"residuals\"", "id=\"distribution\"")
        .contains("<h2>Predicted against actual price</h2>", "<p>120 predictions of rows")
        .contains("<th>Root mean squared error</th>", "<span>R²</span>")
        .contains("<th></th><th>M5P</th><th>Predicting the mean</th>")
        .contains("<td>Relative absolute error</td>", "<td>100.00 %</td>")
        .contains("<h2>Features by third of price</h2>", "\"group\":\"third of price\"")
        .contains("\"groups\":[\"price up to 199.5\",\"up to 300.5\",\"above\"]")
        .doesNotContain("{{", "id=\"confusion\"", "id=\"calibration\"");
  }

  @Test
  void report_ofNominalFeatures_hasTheirChartAndTable() {
    assertThat(report(TestData.orders()))
        .contains("\"labels\":[\"card\",\"cash\",\"voucher\",\"missing\"]")
        .contains("<th>Unseen label</th>")
        .contains("<td>payment</td><td>3</td><td>card</td><td>30.00 %</td><td>10.00 %</td>")
        .contains("<td>amount</td>", "<td>any</td>");
  }

  @Test
  void report_ofManyClasses_hasErrorsInsteadOfMatrix() {
    assertThat(report(TestData.wide(2, 200)))
        .contains("The table lists the most frequent errors", "100 more are in model-card.json")
        .contains("The charts show the 8 largest of 200 classes.")
        .doesNotContain("id=\"confusion\"", "\"confusion\":")
        .hasSizeLessThan(2_000_000);
  }

  @Test
  void report_ofManyFeatures_hasFewCharts() {
    assertThat(report(TestData.wide(300, 2)))
        .contains("The charts show the first 24 of 300 features.")
        .contains("{\"name\":\"x23\"", "200 more are in model-card.json")
        .doesNotContain("{\"name\":\"x24\"");
  }
}
