package dev.irisops.training;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.irisops.training.algorithm.Candidate;
import dev.irisops.training.bundle.Bundle;
import dev.irisops.training.bundle.BundleBuilder;
import dev.irisops.training.bundle.ModelCard;
import dev.irisops.training.bundle.ModelMetadata;
import dev.irisops.training.dataset.ClassTarget;
import dev.irisops.training.dataset.DataOptions;
import dev.irisops.training.dataset.Dataset;
import dev.irisops.training.dataset.DatasetReader;
import dev.irisops.training.dataset.Feature;
import dev.irisops.training.dataset.NominalFeature;
import dev.irisops.training.dataset.NumericFeature;
import dev.irisops.training.dataset.NumericTarget;
import dev.irisops.training.dataset.Row;
import dev.irisops.training.evaluation.Gate;
import dev.irisops.training.evaluation.Protocol;
import dev.irisops.training.evaluation.Ranking;
import dev.irisops.training.profile.AllowedWidths;
import dev.irisops.training.profile.Unseen;
import dev.irisops.training.selection.ModelSelection;
import dev.irisops.training.selection.ProgressListener;
import dev.irisops.training.selection.TimeLimit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Data sets and helpers for several tests. */
public final class TestData {
  public static final Path IRIS = Path.of("src/main/data/iris.csv");

  private TestData() {}

  public static Dataset iris() {
    return DatasetReader.read(IRIS, DataOptions.ofClass("species"), note -> {});
  }

  /** Returns payments with 3 labels and amounts, of which one in ten has no value. */
  public static Dataset orders() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double payment = i % 10 == 3 ? Double.NaN : i % 3;
      rows.add(
          new Row(new double[] {payment, i % 10 == 7 ? Double.NaN : i, 0}, i % 3 == 2 ? 1 : 0));
    }
    return new Dataset(
        "orders.csv",
        "",
        new ClassTarget("outcome", List.of("kept", "returned")),
        List.of(
            new NominalFeature("payment", List.of("card", "cash", "voucher")),
            new NumericFeature("amount"),
            new NumericFeature("rare")),
        rows);
  }

  /** Returns 120 flats with their size, floor and site, and a price that depends on all three. */
  public static Dataset flats() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      double size = 20 + i * 37 % 100;
      double floor = i % 12 == 5 ? Double.NaN : i * 7 % 9;
      double noise = (i * 53 % 17 - 8) * 0.5;
      double price = 3 * size + (Double.isNaN(floor) ? 12 : 4 * floor) + i % 3 * 25 + noise;
      rows.add(new Row(new double[] {size, floor, i % 3}, price));
    }
    return new Dataset(
        "flats.csv",
        "",
        new NumericTarget("price"),
        List.of(
            new NumericFeature("size"),
            new NumericFeature("floor"),
            new NominalFeature("site", List.of("edge", "middle", "centre"))),
        rows);
  }

  /** Returns a table of random-looking numbers with two rows of each class. */
  public static Dataset wide(int features, int classes) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 2 * classes; i++) {
      int row = i;
      double[] values = IntStream.range(0, features).mapToDouble(f -> row * 31 % (f + 7)).toArray();
      rows.add(new Row(values, i % classes));
    }
    return new Dataset(
        "wide.csv",
        "",
        new ClassTarget("c", IntStream.range(0, classes).mapToObj(c -> "c" + c).toList()),
        IntStream.range(0, features).<Feature>mapToObj(f -> new NumericFeature("x" + f)).toList(),
        rows);
  }

  /** Returns the bundle of a decision or model tree, evaluated in 2 folds. */
  public static Bundle bundle(Dataset dataset, String allowedWidths, Optional<Unseen> unseen) {
    boolean numbers = dataset.target() instanceof NumericTarget;
    return bundle(numbers ? Candidate.M5P : Candidate.J48, dataset, allowedWidths, unseen);
  }

  private static Bundle bundle(
      Candidate candidate, Dataset dataset, String allowedWidths, Optional<Unseen> unseen) {
    Protocol protocol = new Protocol(1, 2, 1);
    Ranking ranking =
        new ModelSelection(
                protocol, Gate.NO_MINIMUM, 1, new TimeLimit("15m"), new ProgressListener() {})
            .rank(List.of(candidate), dataset);
    AllowedWidths widths = AllowedWidths.parse(allowedWidths);
    ModelMetadata metadata =
        new ModelMetadata("m", Instant.EPOCH, "a test", Map.of(), widths, unseen);
    ModelCard.Runtime runtime = new ModelCard.Runtime("3.8.7", "17");
    return new BundleBuilder(metadata, dataset, protocol, ranking, runtime).build();
  }

  /** Returns CSV of 40 rows with two classes and two features, the class attribute first. */
  public static String coinsCsv() {
    StringBuilder csv = new StringBuilder("verdict,weight,thickness\n");
    for (int i = 0; i < 40; i++) {
      boolean genuine = i % 2 == 0;
      double weight = (genuine ? 7.5 : 6.8) + i % 7 * 0.1;
      csv.append(genuine ? "genuine" : "fake").append(',').append(weight);
      csv.append(',').append(1.5 + i % 5 * 0.01).append('\n');
    }
    return csv.toString();
  }

  /** Returns the content of all files in a folder by relative path, as ISO 8859-1 text. */
  public static Map<String, String> contents(Path folder) {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(folder.relativize(file).toString(), Files.readString(file, ISO_8859_1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return contents;
  }
}
