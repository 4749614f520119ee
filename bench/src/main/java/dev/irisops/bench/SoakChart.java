package dev.irisops.bench;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws the charts of a soak test. */
final class SoakChart {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 320;

  private SoakChart() {}

  /** Writes {@code soak-memory.svg} and {@code soak-counts.svg}. */
  static void write(List<SoakSample> samples, Path folder) {
    write(
        samples,
        folder.resolve("soak-memory.svg"),
        "MB",
        Map.of(
            "resident memory", SoakSample::residentMegabytes,
            "heap in use", SoakSample::heapMegabytes));
    write(
        samples,
        folder.resolve("soak-counts.svg"),
        "number",
        Map.of(
            "threads", sample -> sample.usage().threads(),
            "file descriptors", sample -> sample.usage().fileDescriptors(),
            "wrong answers so far", sample -> sample.counts().wrong()));
  }

  private static void write(
      List<SoakSample> samples,
      Path file,
      String unit,
      Map<String, ToDoubleFunction<SoakSample>> lines) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .xAxisTitle("minutes")
            .yAxisTitle(unit)
            .build();
    chart.getStyler().setYAxisMin(0.0);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
    double[] minutes = samples.stream().mapToDouble(SoakSample::minute).toArray();
    lines.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            line ->
                chart
                    .addSeries(
                        line.getKey(),
                        minutes,
                        samples.stream().mapToDouble(line.getValue()).toArray())
                    .setMarker(SeriesMarkers.NONE));
    try {
      VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsFormat.SVG);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
