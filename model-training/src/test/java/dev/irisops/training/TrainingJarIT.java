package dev.irisops.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.testkit.Program;
import dev.irisops.training.algorithm.Candidate;
import dev.irisops.training.dataset.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingJarIT {
  @TempDir Path work;
  private RunningJar jar;
  private Path out;

  @BeforeEach
  void prepare() {
    jar = new RunningJar(work);
    out = jar.out();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(work.resolve(name), text);
  }

  private void assertRefused(RunningJar.Result result, String message) throws IOException {
    assertThat(result.err()).isEqualTo(message + System.lineSeparator());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(out).doesNotExist();
  }

  @Test
  void help_always_listsEveryOption() throws Exception {
    RunningJar.Result result = jar.run("--help");
    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .contains("--data", "--class-attribute", "--out", "--name", "--seed", "--candidates")
        .contains("--ignore", "--nominal", "--missing", "--delimiter", "--decimal", "--encoding")
        .contains(
            "--task",
            "--min-accuracy",
            "--min-r2",
            "--max-time",
            "--repeats",
            "--folds",
            "--unit",
            "--source")
        .contains("--created", "--allowed-widths", "--unseen")
        .contains("Exit codes:");
  }

  @Test
  void version_always_showsTrainerAndWeka() throws Exception {
    assertThat(jar.run("--version").out()).startsWith("model-training ").contains("Weka 3.8.7");
  }

  @Test
  void iris_trainedTwice_givesIdenticalBytesAndNoOtherFiles() throws Exception {
    RunningJar.Result result = jar.train(TestData.IRIS, "species", "--unit", "sepal_length=cm");
    Map<String, String> first = TestData.contents(out);
    assertThat(result.code()).isZero();
    assertThat(first)
        .containsOnlyKeys(
            "iris.zip", "iris/golden.csv", "iris/model-card.json", "iris/model.bin", "report.html");
    jar.train(TestData.IRIS, "species", "--unit", "sepal_length=cm");
    assertThat(TestData.contents(out)).isEqualTo(first);
    assertThat(jar.home()).isEmptyDirectory();
    assertThat(jar.temporary()).isEmptyDirectory();
  }

  @Test
  void iris_trained_showsProgressAndRanking() throws Exception {
    RunningJar.Result result = jar.train(TestData.IRIS, "species");
    List<String> progress = result.err().lines().toList();
    assertThat(progress).hasSizeBetween(11, 12);
    assertThat(progress.get(0))
        .matches("evaluating 2 of 2 candidates by 1 times 10-fold cross-validation: about \\d+ .+");
    assertThat(progress.get(1))
        .matches("\\[1/20] (NaiveBayes|J48): repeat 1/1, fold \\d+/10, about \\d+ .+ left");
    assertThat(result.out().lines().toList().get(0))
        .matches(" +candidate +log loss +accuracy +kappa +Brier +ECE");
    assertThat(result.out().lines().toList().get(1)).startsWith("* NaiveBayes");
    assertThat(result.out().lines().toList().get(2)).startsWith("  J48");
    assertThat(result.out()).contains("written to " + out);
  }

  @Test
  void report_ofIris_isSelfContained() throws Exception {
    jar.train(TestData.IRIS, "species");
    String report = Files.readString(out.resolve("report.html"));
    assertThat(report)
        .contains("<h2>Confusion matrix</h2>", "<h2>Calibration</h2>", "<h2>Features by class</h2>")
        .contains("NaiveBayes ★ best", "renderer: 'svg'", "echarts", "<noscript>")
        .doesNotContain("<script src", "<link");
  }

  @Test
  void otherDataset_withTwoClasses_isTrained() throws Exception {
    Path coins = file("coins.csv", TestData.coinsCsv());
    assertThat(jar.train(coins, "verdict", "--name", "coins").code()).isZero();
    assertThat(Files.readString(out.resolve("coins/golden.csv")))
        .startsWith("weight,thickness,expected_class,probability:fake,probability:genuine\r\n");
    assertThat(Files.readString(out.resolve("coins/model-card.json"))).contains("\"unit\": null");
  }

  /** Returns CSV of 40 flats, whose price depends on their size. */
  private static String flatsCsv() {
    StringBuilder csv = new StringBuilder("size,floor,price\n");
    for (int i = 0; i < 40; i++) {
      double size = 20 + i * 37 % 100;
      csv.append(size).append(',').append(i % 9).append(',');
      csv.append(3 * size + (i * 53 % 17 - 8) / 2.0).append('\n');
    }
    return csv.toString();
  }

  @Test
  void numbers_trainedTwice_giveIdenticalBytesAndARanking() throws Exception {
    Path flats = file("flats.csv", flatsCsv());
    String[] options = {
      "--data=" + flats, "--out=" + out, "--repeats=1", "--unit=price=EUR", "--min-r2=0.5"
    };
    RunningJar.Result result = jar.run(options);
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err())
        .startsWith(
            "note: column price: numbers are predicted (regression);"
                + " --task classification takes each number as a class\nevaluating 6 of 6 candidates ");
    assertThat(result.err()).doesNotContain("netlib");
    assertThat(result.out().lines().toList().get(0)).matches(" +candidate +RMSE +MAE +R² +RAE");
    assertThat(result.out().lines().toList().get(1)).startsWith("* ");
    assertThat(result.out()).contains("M5P", "LinearRegression", "SMOreg", "REPTree");
    Map<String, String> first = TestData.contents(out);
    assertThat(first.get("flats/golden.csv")).startsWith("size,floor,expected_value\r\n");
    assertThat(first.get("report.html")).contains("<h2>Predicted against actual price</h2>");
    jar.run(options);
    assertThat(TestData.contents(out)).isEqualTo(first);
  }

  @Test
  void numbers_thatTheColumnsDoNotPredict_areNotWritten() throws Exception {
    StringBuilder csv = new StringBuilder("x,y\n");
    for (int i = 0; i < 40; i++) {
      csv.append(i * 31 % 40).append(',').append((i * i * 17 + i * 7) % 41 + 0.5).append('\n');
    }
    RunningJar.Result result =
        jar.run(
            "--data=" + file("noise.csv", csv.toString()),
            "--out=" + out,
            "--repeats=1",
            "--candidates=LinearRegression,REPTree",
            "--min-accuracy=0");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("root mean squared error ", ", expected below ", " (mean)");
    assertThat(result.err())
        .endsWith(
            "no candidate is good enough, see the table; --min-r2 cannot change it; nothing written"
                + System.lineSeparator());
    assertThat(out).doesNotExist();
  }

  @Test
  void table_withLabelsAndMissingValues_isTrained() throws Exception {
    StringBuilder csv = new StringBuilder("payment,amount,outcome\n");
    for (int i = 0; i < 60; i++) {
      csv.append(i % 3 == 0 ? "gift card" : "cash").append(',').append(i % 5 == 4 ? "" : i % 9);
      csv.append(i % 3 == 0 ? ",returned\n" : ",kept\n");
    }
    Path orders = file("orders.csv", csv.toString());
    assertThat(jar.train(orders, "outcome", "--name", "orders", "--unseen", "refuse").code())
        .isZero();
    assertThat(Files.readString(out.resolve("orders/golden.csv")))
        .startsWith("payment,amount,expected_class,probability:kept,probability:returned\r\n")
        .contains("gift card,,returned,", "cash,1.0,kept,");
    assertThat(Files.readString(out.resolve("orders/model-card.json")))
        .contains("\"type\": \"nominal\"", "\"unseen\": \"refuse\"", "\"missing_share\": 0.2");
  }

  @Test
  void arff_trained_keepsClassOrderOfHeader() throws Exception {
    String header =
        "@relation coins\n@attribute verdict {genuine,fake}\n@attribute weight real\n"
            + "@attribute thickness real\n@data\n";
    String rows = TestData.coinsCsv().substring(TestData.coinsCsv().indexOf('\n') + 1);
    assertThat(jar.train(file("coins.arff", header + rows), "verdict").code()).isZero();
    assertThat(Files.readString(out.resolve("coins/golden.csv")))
        .startsWith("weight,thickness,expected_class,probability:genuine,probability:fake\r\n");
  }

  @Test
  void className_withMarkup_isEscapedInReport() throws Exception {
    String csv = TestData.coinsCsv().replace("genuine", "</script><b>&");
    assertThat(jar.train(file("x.csv", csv), "verdict").code()).isZero();
    assertThat(Files.readString(out.resolve("report.html"))).doesNotContain("</script><b>");
  }

  @Test
  void accuracy_belowMinimum_exitsWithOneAndShowsScores() throws Exception {
    RunningJar.Result result = jar.train(TestData.IRIS, "species", "--min-accuracy", "0.999");
    assertThat(result.code()).isEqualTo(1);
    assertThat(lastLine(result))
        .isEqualTo("no candidate is good enough, see the table; nothing written");
    assertThat(result.out().lines().skip(1))
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .matches("  NaiveBayes .* accuracy 0\\.\\d{4}, expected at least 0\\.999"),
            line ->
                assertThat(line)
                    .matches("  J48 .* accuracy 0\\.\\d{4}, expected at least 0\\.999"));
    assertThat(out).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``            | d.csv: expected a header and rows, found an empty file",
        "x,c;          | d.csv: expected rows after the header, found none",
        "x,d;1,a       | d.csv: --class-attribute: no column \"c\"; the columns are x, d",
        "x,c;1,a;2,a   | d.csv: column c: expected at least 2 classes, found only \"a\"",
        "x,c;1,a;abc,b | d.csv: column x: numbers except for \"abc\" (line 3): --missing abc, --nominal x or --ignore x",
      })
  void data_invalid_exitsWithTwoAndOneLine(String text, String message) throws Exception {
    assertRefused(jar.train(file("d.csv", text.replace(';', '\n')), "c"), message);
  }

  @Test
  void columns_thatCannotBeUsed_areListedLineByLine() throws Exception {
    Path data = file("d.csv", "id,day,c\nx,2024-01-31,a\n7,2024-02-01,b\n");
    assertRefused(
        jar.train(data, "c"),
        """
        d.csv: 2 columns cannot be used:
          column id: numbers except for "x" (line 2): --missing x, --nominal id or --ignore id
          column day: dates, such as "2024-01-31" (line 2): --nominal day or --ignore day""");
  }

  @Test
  void classAndName_byDefault_areLastColumnAndFile() throws Exception {
    Path data = file("my coins.csv", TestData.coinsCsv().replaceAll("(?m)^(.*?),(.*)$", "$2,$1"));
    RunningJar.Result result =
        jar.run("--data=" + data, "--out=" + out, "--candidates=NaiveBayes", "--repeats=1");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(Files.readString(out.resolve("my-coins/golden.csv")))
        .startsWith("weight,thickness,expected_class,");
  }

  @Test
  void notes_onTheData_areShownBeforeTheProgress() throws Exception {
    String csv = TestData.coinsCsv().replace("genuine", "1.0").replaceFirst("1\\.0", "1");
    RunningJar.Result result = jar.train(file("coins.csv", csv), "1");
    assertThat(result.code()).isZero();
    assertThat(result.err())
        .startsWith(
            "note: column verdict: \"1\" and \"1.0\" are the same number and one label\nevaluating ");
  }

  @Test
  void data_missing_exitsWithTwoAndOneLine() throws Exception {
    assertRefused(jar.train(Path.of("none.csv"), "c"), "none.csv: expected a file, found none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--candidates=J48,Foo | --candidates: expected one or more of @CLASSIFICATION or @REGRESSION, found \"Foo\"",
        "--candidates=J48,M5P | --candidates: expected one or more of @CLASSIFICATION for classification, found \"M5P\"",
        "--min-r2=0.5 | --min-r2: only for regression; --min-accuracy is for classification",
        "--unit=leaf=cm | --unit: no numeric feature \"leaf\"; the numeric features are sepal_length, sepal_width, petal_length, petal_width",
        "--min-accuracy=2 | --min-accuracy: expected 0..1, found 2.0",
        "--name=../up | --name: expected letters, digits, '.', '-' or '_', found \"../up\"",
        "--allowed-widths=wide | --allowed-widths: expected a number of 0 or more, or off, found \"wide\"",
        "--unseen=ignore | --unseen: expected missing or refuse, found \"ignore\"",
        "--max-time=15 | --max-time: expected a time such as 90s, 15m or 2h, found \"15\"",
        "--folds=1 | --folds: expected 2 or more, found 1",
        "--seed=x | Invalid value for option '--seed': 'x' is not an int (see --help)",
        "--colour=x | Unknown option: '--colour=x' (see --help)",
      })
  void option_invalid_exitsWithTwoAndOneLine(String option, String message) throws Exception {
    RunningJar.Result result =
        jar.run("--data=" + TestData.IRIS, "--class-attribute=species", "--out=" + out, option);
    assertRefused(
        result,
        message
            .replace("@CLASSIFICATION", Candidate.names(Task.CLASSIFICATION))
            .replace("@REGRESSION", Candidate.names(Task.REGRESSION)));
  }

  @Test
  void output_isFile_exitsWithTwoAndOneLine() throws Exception {
    Path file = file("taken", "mine");
    RunningJar.Result result = jar.train(TestData.IRIS, "species", "--out", file.toString());
    assertRefused(result, file + ": expected a folder, found a file");
    assertThat(file).hasContent("mine");
  }

  @Test
  void data_withReservedFeatureName_exitsWithTwoAndOneLine() throws Exception {
    String csv = TestData.coinsCsv().replace("weight", "expected_class");
    assertRefused(
        jar.train(file("coins.csv", csv), "verdict"),
        "--data: feature name \"expected_class\" is reserved for golden.csv");
  }

  @Test
  void candidate_failing_exitsWithThreeAndName() throws Exception {
    RunningJar.Result result = jar.train(huge(), "c", "--candidates", "SMO");
    assertThat(result.code()).isEqualTo(3);
    assertThat(lastLine(result)).startsWith("every candidate failed: SMO: training failed: ");
    assertThat(out).doesNotExist();
  }

  @Test
  void candidate_failingBesideAnother_isListedLastInTableCardAndReport() throws Exception {
    RunningJar.Result result = jar.train(huge(), "c", "--candidates", "SMO,J48");
    assertThat(result.code()).isZero();
    assertThat(result.out().lines().toList().get(1)).startsWith("* J48 ");
    assertThat(result.out().lines().toList().get(2))
        .startsWith("  SMO  ")
        .contains("training failed: ");
    assertThat(Files.readString(out.resolve("huge/model-card.json")))
        .contains("\"failed\": \"training failed: ");
    assertThat(Files.readString(out.resolve("report.html")))
        .containsPattern("<td>SMO</td>(<td></td>){5}<td>training failed: ");
  }

  @Test
  void candidate_thatKnowsNoMoreThanTheShares_isNeverWritten() throws Exception {
    StringBuilder csv = new StringBuilder("x,c\n");
    for (int i = 0; i < 100; i++) {
      csv.append(i * 37 % 100).append(i % 10 == 0 ? ",left\n" : ",stayed\n");
    }
    RunningJar.Result result = jar.train(file("churn.csv", csv.toString()), "c");
    assertThat(result.code()).isEqualTo(1);
    assertThat(lastLine(result))
        .isEqualTo(
            "no candidate is good enough, see the table; --min-accuracy cannot change it;"
                + " nothing written");
    assertThat(result.out())
        .contains("  NaiveBayes ", "  J48 ", "expected below 0.3251 (class shares)")
        .contains("kappa 0.0000, expected above 0")
        .doesNotContain("*");
    assertThat(out).doesNotExist();
  }

  @Test
  void classes_withFewOrNoRows_lowerTheFoldsWithAWarning() throws Exception {
    StringBuilder arff =
        new StringBuilder("@relation parts\n@attribute x real\n")
            .append("@attribute kind {common,rare,discontinued}\n@data\n");
    for (int i = 0; i < 30; i++) {
      arff.append(i % 5 == 0 ? i + 100 : i).append(i % 5 == 0 ? ",rare\n" : ",common\n");
    }
    RunningJar.Result result = jar.train(file("parts.arff", arff.toString()), "kind");
    assertThat(result.code()).isZero();
    assertThat(result.err().lines())
        .contains("warning: 6 folds instead of 10: class rare has 6 rows");
    assertThat(Files.readString(out.resolve("parts/model-card.json")))
        .contains(
            "1 times 6-fold stratified cross-validation (6 folds instead of 10: class rare has 6 rows)");
    assertThat(Files.readString(out.resolve("report.html"))).contains("(6 folds instead of 10: ");
  }

  private static String lastLine(RunningJar.Result result) {
    return result.err().lines().reduce("", (first, last) -> last);
  }

  @Test
  void values_huge_giveCardWithoutInfinity() throws Exception {
    RunningJar.Result result = jar.train(huge(), "c", "--candidates", "J48", "--min-accuracy", "0");
    assertThat(result.code()).isZero();
    assertThat(Files.readString(out.resolve("huge/model-card.json")))
        .doesNotContain("Infinity", "NaN");
  }

  private Path huge() throws IOException {
    StringBuilder csv = new StringBuilder("x,c\n");
    for (int i = 0; i < 40; i++) {
      csv.append(i % 3 == 0 ? "-1e308,a\n" : i % 7 == 0 ? "1e308,a\n" : "1e308,b\n");
    }
    return file("huge.csv", csv.toString());
  }

  @Test
  void run_terminated_keepsEarlierOutput() throws Exception {
    jar.train(TestData.IRIS, "species");
    Map<String, String> before = TestData.contents(out);
    try (Program program =
        jar.start(
            "--data=" + TestData.IRIS,
            "--class-attribute=species",
            "--out=" + out,
            "--repeats=100")) {
      program.await("it trains", () -> program.errors().contains("repeat 1/100, fold "));
      program.terminate();
      assertThat(program.exitCode()).isEqualTo(143); // ended by SIGTERM
    }
    assertThat(TestData.contents(out)).isEqualTo(before);
    assertThat(entries(out)).isEqualTo(3);
    assertThat(jar.temporary()).isEmptyDirectory();
  }

  private static long entries(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }
}
