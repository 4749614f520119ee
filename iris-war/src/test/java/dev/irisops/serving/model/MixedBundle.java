package dev.irisops.serving.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import weka.classifiers.Classifier;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.Utils;

/**
 * The bundle of a model with numbers, labels and missing values, which the test trains:
 *
 * <pre>
 * amount   a number, or missing
 * size     a number without an allowed range
 * payment  a label: card, cash, or transfer, "slow"
 * region   a label or missing: nord, süd or 東京; any other label is taken as missing
 * </pre>
 */
public final class MixedBundle {
  /** The label with characters that CSV and JSON escape. */
  static final String SLOW = "transfer, \"slow\"";

  private static final List<String> PAYMENTS = List.of("card", "cash", SLOW);
  private static final List<String> REGIONS = List.of("nord", "süd", "東京");
  private static final List<String> CLASSES = List.of("left", "stayed", "won't say");
  private static final int ROWS = 120;
  private static final int GOLDEN_ROWS = 20;

  private MixedBundle() {}

  /** Returns the bundle of a classifier, trained on the mixed rows. */
  public static FakeBundle of(Classifier untrained) {
    Instances data = data(new Random(1), ROWS);
    Classifier classifier = train(untrained, data);
    byte[] model = FakeBundle.serialized(classifier);
    byte[] golden = golden(classifier, data).getBytes(UTF_8);
    return new FakeBundle(
        Map.of(
            Bundle.MODEL, model,
            Bundle.GOLDEN, golden,
            Bundle.CARD, card(data, model, golden).toString().getBytes(UTF_8)));
  }

  /** Trains a classifier, and returns it. */
  static Classifier train(Classifier classifier, Instances data) {
    System.setProperty("WEKA_HOME", Path.of("target", "weka-home").toAbsolutePath().toString());
    try {
      classifier.buildClassifier(data);
      return classifier;
    } catch (Exception e) { // Weka's classifiers declare no narrower one
      throw new IllegalStateException(e);
    }
  }

  /** Returns rows as Weka trains on them. */
  static Instances data(Random random, int rows) {
    ArrayList<Attribute> attributes =
        new ArrayList<>(
            List.of(
                new Attribute("amount"),
                new Attribute("size"),
                new Attribute("payment", PAYMENTS),
                new Attribute("region", REGIONS),
                new Attribute("class", CLASSES)));
    Instances data = new Instances("mixed", attributes, rows);
    data.setClassIndex(4);
    for (int i = 0; i < rows; i++) {
      data.add(new DenseInstance(1, row(random)));
    }
    return data;
  }

  private static double[] row(Random random) {
    double amount = random.nextDouble(10, 50);
    int payment = random.nextInt(PAYMENTS.size());
    int region = random.nextInt(REGIONS.size());
    boolean isNoise = random.nextInt(8) == 0;
    int outcome = amount < 25 ? payment : (payment + region) % CLASSES.size();
    return new double[] {
      random.nextInt(6) == 0 ? Utils.missingValue() : amount,
      random.nextInt(3),
      payment,
      random.nextInt(6) == 0 ? Utils.missingValue() : region,
      isNoise ? random.nextInt(CLASSES.size()) : outcome
    };
  }

  private static String golden(Classifier classifier, Instances data) {
    String header =
        "amount,size,payment,region,expected_class,"
            + CLASSES.stream().map(c -> "probability:" + c).collect(joining(","));
    return Stream.concat(
            Stream.of(header),
            data.stream().limit(GOLDEN_ROWS).map(row -> goldenRow(classifier, row)))
        .collect(joining("\r\n", "", "\r\n"));
  }

  private static String goldenRow(Classifier classifier, Instance row) {
    double[] probabilities = distribution(classifier, row);
    return Stream.concat(
            Stream.concat(
                IntStream.range(0, 4).mapToObj(i -> field(row, i)),
                Stream.of(CLASSES.get(Utils.maxIndex(probabilities)))),
            Arrays.stream(probabilities).mapToObj(Double::toString))
        .collect(joining(","));
  }

  private static String field(Instance row, int index) {
    if (row.isMissing(index)) {
      return "";
    }
    return row.attribute(index).isNumeric()
        ? Double.toString(row.value(index))
        : '"' + row.stringValue(index).replace("\"", "\"\"") + '"';
  }

  /** Returns the answer of Weka itself. */
  static double[] distribution(Classifier classifier, Instance row) {
    try {
      return classifier.distributionForInstance(row);
    } catch (Exception e) { // Weka's classifiers declare no narrower one
      throw new IllegalStateException(e);
    }
  }

  private static JsonObject card(Instances data, byte[] model, byte[] golden) {
    JsonArrayBuilder features =
        Json.createArrayBuilder()
            .add(
                numeric(data, 0, List.of(18, 26, 34, 42))
                    .add("allowed_min", 0)
                    .add("allowed_max", 250))
            .add(numeric(data, 1, List.of(0.5, 0.5, 1.5, 1.5)))
            .add(nominal(data, 2, "refuse"))
            .add(nominal(data, 3, "missing"));
    JsonArrayBuilder classes = Json.createArrayBuilder();
    CLASSES.forEach(c -> classes.add(Json.createObjectBuilder().add("name", c).add("prior", 0.3)));
    return Json.createObjectBuilder()
        .add("name", "mixed")
        .add("version", "mixed-1")
        .add("created", "2026-01-02T03:04:05Z")
        .add("task", "classification")
        .add("algorithm", Json.createObjectBuilder().add("name", "Test"))
        .add("evaluation", Json.createObjectBuilder().add("accuracy", 0.8))
        .add("low_confidence_share", 0.4)
        .add("heap_bytes", 1_000_000)
        .add("features", features)
        .add("classes", classes)
        .add(
            "files",
            Json.createObjectBuilder()
                .add(Bundle.MODEL, FakeBundle.sha256(model))
                .add(Bundle.GOLDEN, FakeBundle.sha256(golden)))
        .build();
  }

  private static JsonObjectBuilder numeric(Instances data, int index, List<Number> edges) {
    double missing = missingShare(data, index);
    return Json.createObjectBuilder()
        .add("name", data.attribute(index).name())
        .add("type", "numeric")
        .addNull("unit")
        .add("missing_share", missing)
        .add("min", data.attributeStats(index).numericStats.min)
        .add("max", data.attributeStats(index).numericStats.max)
        .add("mean", data.attributeStats(index).numericStats.mean)
        .add("quintile_edges", Json.createArrayBuilder(edges))
        .add(
            "baseline_shares",
            Json.createArrayBuilder(
                IntStream.range(0, 5).mapToObj(bin -> (1 - missing) / 5).toList()));
  }

  private static JsonObjectBuilder nominal(Instances data, int index, String unseen) {
    return Json.createObjectBuilder()
        .add("name", data.attribute(index).name())
        .add("type", "nominal")
        .add("unseen", unseen)
        .add("missing_share", missingShare(data, index))
        .add("labels", Json.createArrayBuilder(labels(data.attribute(index))))
        .add(
            "baseline_shares",
            Json.createArrayBuilder(
                Arrays.stream(data.attributeStats(index).nominalCounts)
                    .mapToObj(count -> (double) count / data.size())
                    .toList()));
  }

  private static List<String> labels(Attribute attribute) {
    return IntStream.range(0, attribute.numValues()).mapToObj(attribute::value).toList();
  }

  private static double missingShare(Instances data, int index) {
    return (double) data.attributeStats(index).missingCount / data.size();
  }
}
