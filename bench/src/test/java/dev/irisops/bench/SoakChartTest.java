package dev.irisops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class SoakChartTest {
  @TempDir private Path folder;

  private static SoakSample sample(double minute) {
    return new SoakSample(
        minute, new ResourceUsage(500_000_000, Duration.ZERO, 60, 200), 1e8, counts((long) minute));
  }

  private static SoakSample.Counts counts(long wrong) {
    return new SoakSample.Counts(1, 1, 1, wrong, 1);
  }

  /** Counts paths, because the charts contain their text as paths. */
  @Test
  void charts_ofTwoSamples_areSvgWithPaths() throws Exception {
    SoakChart.write(List.of(sample(0), sample(1)), folder);

    DocumentBuilderFactory xml = DocumentBuilderFactory.newDefaultInstance();
    xml.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    for (String name : List.of("soak-memory.svg", "soak-counts.svg")) {
      Document chart = xml.newDocumentBuilder().parse(folder.resolve(name).toFile());
      assertThat(chart.getDocumentElement().getTagName()).isEqualTo("svg");
      assertThat(chart.getElementsByTagName("path").getLength()).isGreaterThan(10);
    }
  }
}
