package dev.irisops.training;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import weka.classifiers.Classifier;
import weka.classifiers.CostMatrix;
import weka.classifiers.functions.Logistic;
import weka.classifiers.meta.CostSensitiveClassifier;
import weka.classifiers.meta.Vote;
import weka.classifiers.misc.SerializedClassifier;
import weka.clusterers.SimpleKMeans;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;
import weka.core.SerializationHelper;

class ImportCommandTest {
  private static final Instances ORDERS = ModelFiles.orders();
  private static final String J48 = "weka.classifiers.trees.J48";

  @TempDir Path work;
  private Path model;
  private Path data;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeData() throws Exception {
    model = work.resolve("orders.model");
    data = ModelFiles.arff(work.resolve("orders.arff"), ORDERS);
  }

  private int run(String... more) {
    Stream<String> options =
        Stream.of("import", "--model=" + model, "--data=" + data, "--out=" + work.resolve("out"));
    return new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, Map.of())
        .run(Stream.concat(options, Stream.of(more)).toArray(String[]::new));
  }

  private void save(String options, Instances rows) throws Exception {
    ModelFiles.save(model, ModelFiles.trained(options, rows), ModelFiles.header(rows));
  }

  private void assertRefused(String message, String... more) {
    int code = run(more);
    assertThat(err.toString().strip()).isEqualTo(message);
    assertThat(code).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(work.resolve("out")).doesNotExist();
  }

  private void assertWritten(String... more) {
    int code = run(more);
    assertThat(err.toString()).isEmpty();
    assertThat(code).isZero();
  }

  private JsonObject card() throws IOException {
    try (JsonReader json =
        Json.createReader(Files.newBufferedReader(work.resolve("out/orders/model-card.json")))) {
      return json.readObject();
    }
  }

  private List<CSVRecord> golden() throws IOException {
    return CSVFormat.RFC4180
        .builder()
        .setHeader()
        .get()
        .parse(Files.newBufferedReader(work.resolve("out/orders/golden.csv")))
        .getRecords();
  }

  @Test
  void model_withHeader_givesNamesTypesLabelsAndClass() throws Exception {
    save(J48 + " -C 0.3", ORDERS);
    assertWritten("--created=2026-01-02T03:04:05Z", "--unit=amount=EUR");

    JsonObject card = card();
    assertThat(card.getString("version")).startsWith("2026.01.02-");
    assertThat(card.getJsonObject("algorithm"))
        .hasToString(
            "{\"name\":\"J48\",\"class\":\""
                + J48
                + "\",\"options\":[\"-C\",\"0.3\",\"-M\",\"2\"]}");
    assertThat(card.getJsonArray("features").getJsonObject(0).getString("unit")).isEqualTo("EUR");
    assertThat(card.getJsonArray("features").getJsonObject(1).getJsonArray("labels"))
        .hasToString("[\"card\",\"cash\",\"transfer, 'slow'\"]");
    assertThat(card.getJsonArray("classes").getJsonObject(1).getString("name"))
        .isEqualTo("returned");
    assertThat(card.getJsonObject("evaluation").getString("protocol"))
        .isEqualTo(
            "training data, 60 rows: the scores are too good, because the model has learned them");
    assertThat(card).doesNotContainKeys("seed", "class_index");
    assertThat(out.toString())
        .isEqualTo(
            "orders %s written to %s%n".formatted(card.getString("version"), work.resolve("out")));
  }

  @Test
  void report_ofAnImport_namesNoCandidates() throws Exception {
    save(J48, ORDERS);
    assertWritten();
    assertThat(Files.readString(work.resolve("out/report.html")))
        .contains("<h2>Confusion matrix</h2>", "training data, 60 rows")
        .doesNotContain("<h2>Candidates</h2>", "{{");
  }

  @Test
  void model_importedTwice_givesTheSameBytes() throws Exception {
    save(J48, ORDERS);
    assertWritten("--created=2026-01-02T03:04:05Z");
    Map<String, String> first = TestData.contents(work.resolve("out"));
    assertWritten("--created=2026-01-02T03:04:05Z");
    assertThat(TestData.contents(work.resolve("out"))).isEqualTo(first);
  }

  @Test
  void test_ofOtherRows_isTheEvaluation() throws Exception {
    save(J48, ORDERS);
    ModelFiles.arff(work.resolve("test.arff"), new Instances(ORDERS, 0, 20));
    assertWritten("--test=" + work.resolve("test.arff"));
    assertThat(card().getJsonObject("evaluation").getString("protocol"))
        .isEqualTo("test set test.arff, 20 rows");
    assertThat(card().getJsonObject("dataset").getInt("rows")).isEqualTo(60);
  }

  @Test
  void model_packedByGzip_isRead() throws Exception {
    save(J48, ORDERS);
    byte[] plain = Files.readAllBytes(model);
    try (GZIPOutputStream gzip = new GZIPOutputStream(Files.newOutputStream(model))) {
      gzip.write(plain);
    }
    assertWritten();
    assertThat(golden()).isNotEmpty();
  }

  @Test
  void model_withoutHeader_hasTheColumnsOfTheData() throws Exception {
    Instances rows = ModelFiles.ordersClassFirst();
    ModelFiles.save(model, ModelFiles.trained(J48, rows));
    ModelFiles.arff(data, rows);
    assertThat(run("--class-attribute=outcome")).isZero();
    assertThat(err.toString().strip())
        .isEqualTo(
            "note: orders.model has no header; the columns of --data are taken as those that it was trained on, in"
                + " their order");
    assertThat(card().getInt("class_index")).isZero();
  }

  /** The golden rows are the answers of the model itself, wherever its class is. */
  @ParameterizedTest
  @CsvSource({"false", "true"})
  void goldenRows_areTheAnswersOfTheModel_bitForBit(boolean classFirst) throws Exception {
    Instances rows = classFirst ? ModelFiles.ordersClassFirst() : ORDERS;
    String options = "weka.classifiers.bayes.NaiveBayes";
    save(options, rows);
    assertWritten();
    Classifier weka = ModelFiles.trained(options, rows);
    for (CSVRecord row : golden()) {
      assertThat(probabilities(row)).isEqualTo(weka.distributionForInstance(instance(row, rows)));
    }
  }

  private static double[] probabilities(CSVRecord row) {
    return Stream.of("probability:kept", "probability:returned")
        .mapToDouble(column -> Double.parseDouble(row.get(column)))
        .toArray();
  }

  private static DenseInstance instance(CSVRecord row, Instances rows) {
    DenseInstance instance = new DenseInstance(3);
    instance.setDataset(rows);
    if (!row.get("amount").isEmpty()) {
      instance.setValue(rows.attribute("amount"), Double.parseDouble(row.get("amount")));
    }
    instance.setValue(rows.attribute("pay by"), row.get("pay by"));
    return instance;
  }

  /** A nearest neighbour remembers the rows that it is asked, and each answer is a first one. */
  @Test
  void goldenRows_ofAClassifierThatChangesItself_areFirstAnswers() throws Exception {
    Instances few = new Instances(ORDERS, 0, 30);
    save("weka.classifiers.lazy.IBk -K 3 -I", few);
    assertWritten();
    byte[] original = Files.readAllBytes(work.resolve("out/orders/model.bin"));
    for (CSVRecord row : golden()) {
      Classifier fresh = (Classifier) SerializationHelper.read(new ByteArrayInputStream(original));
      assertThat(probabilities(row)).isEqualTo(fresh.distributionForInstance(instance(row, few)));
    }
  }

  @Test
  void columns_inAnotherOrder_areFoundByName() throws Exception {
    save(J48, ORDERS);
    assertWritten();
    String expected = Files.readString(work.resolve("out/orders/golden.csv"));
    ModelFiles.arff(data, ModelFiles.ordersClassFirst());
    assertWritten();
    assertThat(work.resolve("out/orders/golden.csv")).hasContent(expected);
  }

  @Test
  void csv_withMoreColumns_isMapped() throws Exception {
    save(J48, ORDERS);
    data =
        Files.writeString(
            work.resolve("orders.csv"),
            "id;outcome;amount;pay by\n7;kept;1,5;card\n8;returned;40;cash\n9;kept;-;card\n");
    assertThat(run("--decimal=,", "--missing=-")).isZero();
    assertThat(err.toString().lines().toList())
        .contains("note: columns that the model does not have, which are left out: column id");
    assertThat(card().getJsonArray("features").getJsonObject(0).getJsonNumber("max").doubleValue())
        .isEqualTo(40);
  }

  @Test
  void differences_fromTheHeader_areReportedAllAtOnce() throws Exception {
    Instances numeric = ModelFiles.orders();
    numeric.insertAttributeAt(new Attribute("weight"), 0);
    numeric.forEach(row -> row.setValue(0, 1 + row.value(2)));
    save(J48, numeric);
    data =
        Files.writeString(
            work.resolve("orders.csv"),
            "outcome,amount,pay by\nkept,heavy,card\nlost,2,bitcoin\nkept,3,card\n");
    assertRefused(
        """
        orders.csv: 4 columns cannot be used:
          column outcome: expected the labels "kept", "returned", found "lost" (line 3): --missing lost
          column amount: expected numbers, found "heavy" (line 2): --missing heavy
          column pay by: expected the labels "card", "cash", "transfer, 'slow'", found "bitcoin" (line 3): --missing bitcoin
          column weight: not there, and the model needs it"""
            .stripIndent());
  }

  @Test
  void class_thatIsNotThere_isRefused() throws Exception {
    save(J48, ORDERS);
    data = Files.writeString(work.resolve("orders.csv"), "amount,pay by\n1,card\n");
    assertRefused(
        "orders.csv: expected the columns of the model, but the one to predict, \"outcome\", is not"
            + " there; the columns are amount, pay by");
  }

  @Test
  void classAttribute_otherThanTheHeaders_isRefused() throws Exception {
    save(J48, ORDERS);
    assertRefused(
        "orders.model: expected the class outcome of the header, found --class-attribute pay by",
        "--class-attribute=pay by");
  }

  @Test
  void feature_withoutAnyValue_isRefused() throws Exception {
    save(J48, ORDERS);
    data =
        Files.writeString(
            work.resolve("orders.csv"), "amount,pay by,outcome\n,card,kept\n,cash,returned\n");
    assertRefused(
        "orders.csv: expected values, of which the card states the range, found none of amount");
  }

  static Stream<Arguments> foreignFiles() {
    return Stream.of(
        Arguments.of("", "an empty file"),
        Arguments.of("@relation orders\n", "text: is it the data, which --data names?"),
        Arguments.of("<?xml version=\"1.0\"?>", "XML: load it in Weka, and save it as .model"),
        Arguments.of("PK\3\4", "a zip file"),
        Arguments.of("\0\1\2", "other bytes"));
  }

  @ParameterizedTest
  @MethodSource("foreignFiles")
  void file_thatIsNoModel_isRefused(String content, String found) throws IOException {
    Files.writeString(model, content, StandardCharsets.ISO_8859_1);
    assertRefused("orders.model: expected a model that Weka has saved (.model), found " + found);
  }

  @Test
  void noFile_isRefused() {
    assertRefused(model + ": expected a model file, found none");
  }

  @Test
  void damagedModel_isRefused() throws Exception {
    save(J48, ORDERS);
    Files.write(model, Arrays.copyOf(Files.readAllBytes(model), 1_000));
    assertRefused(
        "orders.model: expected a whole model, found a damaged file: java.io.EOFException");
  }

  /** Another version of Weka has other classes under the same names. */
  @Test
  void modelOfAnotherVersion_isNamedAsSuch() throws Exception {
    byte[] stream = ModelFiles.stream(ModelFiles.trained(J48, ORDERS), ModelFiles.header(ORDERS));
    int uid = new String(stream, StandardCharsets.ISO_8859_1).indexOf(J48) + J48.length();
    stream[uid + 7] ^= 1;
    Files.write(model, stream);
    int code = run();
    assertThat(err.toString())
        .startsWith(
            "orders.model: saved by another version of Weka or Java, so that it cannot be read"
                + " (java.io.InvalidClassException: weka.classifiers.trees.J48; local class incompatible:")
        .endsWith(
            "): train it again with Weka 3.8.7, on the same data with the same options"
                + System.lineSeparator());
    assertThat(code).isEqualTo(2);
  }

  @Test
  void classOfAPackage_isNamed() throws Exception {
    byte[] stream = ModelFiles.stream(ModelFiles.trained(J48, ORDERS));
    Files.write(model, ModelFiles.replaced(stream, J48, "weka.classifiers.trees.J99"));
    assertRefused(
        "orders.model: found weka.classifiers.trees.J99, which is not in Weka 3.8.7, but in a package"
            + " or in another version: it cannot be served");
  }

  static Stream<Arguments> refusedObjects() throws Exception {
    SimpleKMeans clusterer = new SimpleKMeans();
    Instances noClass = ModelFiles.orders();
    noClass.setClassIndex(-1);
    clusterer.buildClusterer(noClass);
    return Stream.of(
        Arguments.of(
            clusterer,
            "found weka.clusterers.SimpleKMeans, which cannot be served: it is a clusterer, and only"
                + " classifiers are"),
        Arguments.of(
            new SerializedClassifier(),
            "found weka.classifiers.misc.SerializedClassifier, which cannot be served: reads another"
                + " model file when it predicts; import that file"),
        Arguments.of(
            new ArrayList<>(List.of(1)), "expected a classifier, found java.util.ArrayList"),
        Arguments.of(ORDERS, "expected a classifier, found weka.core.Instances"),
        Arguments.of(null, "expected a classifier, found nothing"),
        Arguments.of(
            new PriorityQueue<>(List.of(1)),
            "found java.util.PriorityQueue, which cannot be served: no classifier of Weka 3.8.7"
                + " consists of it"));
  }

  @ParameterizedTest
  @MethodSource("refusedObjects")
  void objectThatIsNotServed_isRefusedWithTheReason(Object object, String problem)
      throws Exception {
    ModelFiles.save(model, object);
    assertRefused("orders.model: " + problem);
  }

  /** Reading them could run code that somebody has hidden beside the model. */
  @Test
  void voteOfModelFiles_isRefused() throws Exception {
    Vote vote = (Vote) ModelFiles.trained("weka.classifiers.meta.Vote -B " + J48, ORDERS);
    vote.setPreBuiltClassifiers(new File[] {new File("hidden.model")});
    ModelFiles.save(model, vote, ModelFiles.header(ORDERS));
    assertRefused("orders.model: found a Vote that reads model files, which cannot be served");
  }

  /** An expression can call any method of Java. */
  @Test
  void costMatrix_withAnExpression_isRefused() throws Exception {
    CostSensitiveClassifier classifier = new CostSensitiveClassifier();
    CostMatrix costs = new CostMatrix(2);
    costs.setCell(0, 1, "a1 * 2");
    classifier.setCostMatrix(costs);
    ModelFiles.save(model, classifier, ModelFiles.header(ORDERS));
    assertRefused("orders.model: found a cost matrix with an expression, which cannot be served");
  }

  @Test
  void attributesThatNoFeatureIs_areNamedAllAtOnce() throws Exception {
    Instances rows = ModelFiles.orders();
    rows.insertAttributeAt(new Attribute("comment", (List<String>) null), 0);
    rows.insertAttributeAt(new Attribute("ordered", "yyyy-MM-dd"), 1);
    ModelFiles.save(model, ModelFiles.trained(J48, ORDERS), ModelFiles.header(rows));
    assertRefused(
        """
        orders.model: 2 attributes have a type that no feature has:
          comment: string: train without it (Remove), or on what StringToNominal or StringToWordVector makes of it, as a file of its own
          ordered: date: train on what DateToNumeric makes of it"""
            .stripIndent());
  }

  @Test
  void untrainedModel_isRefused() throws Exception {
    ModelFiles.save(model, new Logistic(), ModelFiles.header(ORDERS));
    int code = run();
    assertThat(err.toString())
        .startsWith(
            "orders.model: cannot be served: model.bin: the model cannot answer a training row:");
    assertThat(code).isEqualTo(2);
  }

  @Test
  void nominal_withAHeader_isRefused() throws Exception {
    save(J48, ORDERS);
    assertRefused(
        "--nominal and --task: expected none, because the header of the model has the types",
        "--nominal=amount");
  }

  @Test
  void hundredsOfFeatures_areDescribed() throws Exception {
    Instances wide = new Instances("wide", new ArrayList<>(), 40);
    for (int i = 0; i < 300; i++) {
      wide.insertAttributeAt(new Attribute("x \"%d\"".formatted(i)), i);
    }
    wide.insertAttributeAt(new Attribute("y", List.of("it's", "\"that\"")), 300);
    wide.setClassIndex(300);
    for (int i = 0; i < 40; i++) {
      int row = i;
      double[] values =
          IntStream.rangeClosed(0, 300).mapToDouble(x -> (row * 7 + x) % 11).toArray();
      values[300] = i % 2;
      wide.add(new DenseInstance(1, values));
    }
    save("weka.classifiers.trees.REPTree", wide);
    ModelFiles.arff(data, wide);
    assertThat(run()).isZero();
    assertThat(card().getJsonArray("features")).hasSize(300);
    assertThat(golden().get(0).isMapped("x \"299\"")).isTrue();
  }

  @Test
  void help_listsTheOptions() {
    StringWriter help = new StringWriter();
    int code =
        new Terminal(new PrintWriter(help, true), new PrintWriter(err, true), false, Map.of())
            .run("import", "--help");
    assertThat(code).isZero();
    assertThat(help.toString())
        .contains("Usage: model-training import", "--model", "--data", "--test", "--out", "--name")
        .contains("--delimiter", "--encoding", "--unseen", "Exit codes:");
  }
}
