package dev.irisops.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Tests the report that the Maven build writes. */
class ReportTest {
  private static final Path REPORT = Path.of(System.getProperty("model.folder"), "report.html");

  @Test
  void report_ofIris_hasChartsAndTables() throws IOException {
    assertThat(Files.readString(REPORT))
        .contains("id=\"confusion\"", "id=\"calibration\"", "id=\"features\"")
        .contains("<th>actual \\ predicted</th>", "<th>Mean confidence</th>")
        .contains(" ★ best</td>")
        .doesNotContain("{{");
  }
}
