package dev.irisops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoakChartTest {
  @TempDir private Path folder;

  private static SoakSample sample(double minute) {
    return new SoakSample(
        minute, new Usage(500_000_000, Duration.ZERO, 60, 200), 1e8, counts((long) minute));
  }

  private static SoakSample.Counts counts(long wrong) {
    return new SoakSample.Counts(1, 1, 1, wrong, 1);
  }

  @Test
  void charts_areSvgAndNameTheirLines() throws IOException {
    SoakChart.write(List.of(sample(0), sample(1)), folder);

    assertThat(Files.readString(folder.resolve("soak-memory.svg")))
        .contains("<svg")
        .contains("resident memory")
        .contains("heap in use");
    assertThat(Files.readString(folder.resolve("soak-counts.svg")))
        .contains("<svg")
        .contains("file descriptors")
        .contains("wrong answers so far");
  }
}
