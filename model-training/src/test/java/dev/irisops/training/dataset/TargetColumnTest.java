package dev.irisops.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetColumnTest {
  private static final String OPTIONS =
      ": --class-attribute names another column, --nominal c takes each as a class";

  @TempDir Path folder;
  private DataFiles files;

  @BeforeEach
  void prepare() {
    files = new DataFiles(folder);
  }

  /** Returns CSV with a feature x and a class c. */
  private static String csv(int rows, IntFunction<Object> c) {
    return IntStream.range(0, rows)
        .mapToObj(i -> i % 7 + "," + c.apply(i) + "\n")
        .collect(Collectors.joining("", "x,c\n", ""));
  }

  @Test
  void classAttribute_byDefault_isTheLastColumnThatIsUsed() throws IOException {
    String csv = "1,two,three\n1,a,u\n2,b,v\n";
    assertThat(files.read("d.csv", csv).data().target().name()).isEqualTo("three");
    assertThat(files.read("d.csv", csv, "--ignore=three").data().target().name()).isEqualTo("two");
  }

  @ParameterizedTest
  @CsvSource({"two, two", "2, two", "1, 1", "3, three"})
  void classAttribute_byNameOrNumber_isFound(String option, String name) throws IOException {
    String csv = "1,two,three\n1,a,u\n2,b,v\n";
    assertThat(files.read("d.csv", csv, "--class-attribute=" + option).data().target().name())
        .isEqualTo(name);
  }

  @Test
  void classAttribute_thatDoesNotExistOrIsIgnored_isRefused() {
    String csv = "x,d\n1,a\n2,b\n";
    assertThat(files.refusal("d.csv", csv, "--class-attribute=c"))
        .isEqualTo("d.csv: --class-attribute: no column \"c\"; the columns are x, d");
    assertThat(files.refusal("d.csv", csv, "--class-attribute=d", "--ignore=2"))
        .isEqualTo("d.csv: --class-attribute: column d is ignored");
    assertThat(files.refusal("d.csv", csv, "--ignore=3"))
        .isEqualTo("d.csv: --ignore: no column \"3\"; the columns are x, d");
  }

  @Test
  void labels_thatAreTheSameNumber_areOneClass() throws IOException {
    DataFiles.Reading read =
        files.read("merged.csv", "x,bought\n0.73,0.0\n1.33,1\n1.02,0\n1.84,1.0\n-1.28,0\n");
    assertThat(read.data().classes()).containsExactly("0", "1");
    assertThat(read.data().rowCount(0)).isEqualTo(3);
    assertThat(read.notes())
        .containsExactly(
            "column bought: \"0\" and \"0.0\" are the same number and one label",
            "column bought: \"1\" and \"1.0\" are the same number and one label");
  }

  private static final String REGRESSION =
      "column c: numbers are predicted (regression); --task classification takes each number as a"
          + " class";

  @Test
  void prices_arePredictedAsNumbersUnlessChosenAsClasses() throws IOException {
    String csv = csv(150, i -> (i + 2) / 100.0).replace(",0.02\n", ",0.03\n");
    DataFiles.Reading prices = files.read("price.csv", csv);
    assertThat(prices.data().target()).isEqualTo(new NumericTarget("c"));
    assertThat(prices.data().targets()).hasSize(150).startsWith(0.03, 0.03, 0.04).endsWith(1.51);
    assertThat(prices.notes()).containsExactly(REGRESSION);
    assertThat(files.read("price.csv", csv, "--nominal=c").data().classes()).hasSize(149);
    DataFiles.Reading chosen = files.read("price.csv", csv, "--task=classification");
    assertThat(chosen.data().classes()).hasSize(149);
    assertThat(chosen.notes()).isEmpty();
    assertThat(files.read("price.csv", csv(5000, i -> i)).notes())
        .containsExactly(
            REGRESSION,
            "counts the rows, so that --class-attribute probably names another column: \"c\"");
  }

  @Test
  void numbers_asClasses_areTakenIfTheyLookLikeCodes() throws IOException {
    String note =
        "column c: numbers are taken as classes; the model does not know their order;"
            + " --task regression predicts numbers";
    DataFiles.Reading stars = files.read("stars.csv", csv(200, i -> 1 + i % 5));
    assertThat(stars.data().classes()).containsExactly("1", "2", "3", "4", "5");
    assertThat(stars.notes()).containsExactly(note);
    assertThat(files.read("d.csv", csv(300, i -> i % 30)).notes()).containsExactly(note);
    assertThat(files.read("d.csv", csv(20, i -> i % 2)).notes()).isEmpty();
    assertThat(files.read("d.csv", csv(40, i -> "0" + i % 20)).data().classes()).hasSize(20);
    for (IntFunction<Object> quantity :
        List.<IntFunction<Object>>of(i -> i % 11, i -> i % 20 / 2.0, i -> i % 4 * 0.25)) {
      assertThat(files.read("d.csv", csv(21, quantity)).notes()).containsExactly(REGRESSION);
    }
    assertThat(files.read("d.csv", csv(299, i -> i % 30)).notes()).containsExactly(REGRESSION);
  }

  @Test
  void wholeNumbers_arePredictedAsNumbersIfChosen() throws IOException {
    DataFiles.Reading stars = files.read("s.csv", csv(20, i -> 1 + i % 5), "--task=regression");
    assertThat(stars.data().targets()).startsWith(1.0, 2.0, 3.0, 4.0, 5.0, 1.0);
    assertThat(stars.data().classes()).isEmpty();
    assertThat(stars.notes()).isEmpty();
    DataFiles.Reading declared =
        files.read(
            "d.arff",
            "@attribute x real\n@attribute c {1,2,3}\n@data\n1,3\n2,1\n",
            "--task=regression");
    assertThat(declared.data().targets()).containsExactly(3.0, 1.0);
  }

  @Test
  void numbers_withoutValue_areLeftOut() throws IOException {
    DataFiles.Reading read =
        files.read("d.csv", "x,c\n1,\n2,0.5\n3,n/a\n4,1.5\n5,-9\n", "--missing=-9");
    assertThat(read.data().targets()).containsExactly(0.5, 1.5);
    assertThat(read.notes())
        .containsExactly(
            "rows without a number to predict, which are left out: 3, the first in line 2",
            REGRESSION);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,b,a | --task=regression | expected numbers for --task regression, found \"a\" (line 2)",
        "1.5,b,2.5 | --task=regression | numbers except for \"b\" (line 3): --missing b,"
            + " --task classification takes each as a class",
        "5,5.0,5 | --task=regression | expected at least 2 different numbers, found only 5.0",
        "1.5,1.5 | - | expected at least 2 different numbers, found only 1.5"
      })
  void numbers_thatCannotBePredicted_areRefused(String values, String option, String problem) {
    String csv = "x,c\n0," + values.replace(",", "\n0,") + "\n";
    assertThat(files.refusal("d.csv", csv, option)).isEqualTo("d.csv: column c: " + problem);
  }

  @Test
  void numbers_withADecimalComma_areExplained() {
    String csv = csv(30, i -> "\"" + i + ",5\"");
    assertThat(files.refusal("d.csv", csv))
        .isEqualTo(
            "d.csv: column c: numbers with a decimal comma, such as \"0,5\" (line 2): --decimal ,");
  }

  @Test
  void mostNumbers_areRefusedAsNumbers() {
    String csv = csv(30, i -> i == 7 ? "many" : i * 1.5);
    assertThat(files.refusal("d.csv", csv))
        .isEqualTo(
            "d.csv: column c: numbers except for \"many\" (line 9): --missing many,"
                + " --task classification takes each as a class");
  }

  @Test
  void datesAndTexts_asNumbers_areRefused() {
    for (String type : List.of("date", "string")) {
      String arff = "@attribute x real\n@attribute c " + type + "\n@data\n1,2\n";
      assertThat(files.refusal("d.arff", arff, "--task=regression"))
          .isEqualTo(
              "d.arff: column c: expected numbers for --task regression:"
                  + " --class-attribute names another column");
    }
    assertThat(files.refusal("d.csv", "x,c\n1,2\n", "--task=regression", "--nominal=c"))
        .isEqualTo(
            "d.csv: column c: --nominal takes the numbers as labels, --task regression does not");
  }

  @Test
  void freeText_asClass_isRefused() throws IOException {
    assertThat(files.refusal("d.csv", csv(20, i -> "id" + i)))
        .isEqualTo(
            "d.csv: column c: ids or free text, 20 different texts in 20 rows, cannot be predicted"
                + OPTIONS);
    String many =
        "d.csv: column c: ids or free text, more than 1000 different texts in 3000 rows,"
            + " cannot be predicted: --class-attribute names another column";
    assertThat(files.refusal("d.csv", csv(3000, i -> "id" + i % 1001))).isEqualTo(many);
    assertThat(files.refusal("d.csv", csv(3000, i -> i % 1001), "--nominal=c")).isEqualTo(many);
    assertThat(files.read("d.csv", csv(3000, i -> "id" + i % 1000)).data().classes()).hasSize(1000);
  }

  @Test
  void class_single_isRefused() {
    assertThat(files.refusal("d.csv", "x,c\n1,a\n2,a\n"))
        .isEqualTo("d.csv: column c: expected at least 2 classes, found only \"a\"");
    assertThat(files.refusal("d.arff", "@attribute x real\n@attribute c {a,b}\n@data\n1,b\n2,b\n"))
        .isEqualTo("d.arff: column c: expected at least 2 classes, found only \"b\"");
  }

  @Test
  void class_declaredWithoutRows_isKept() throws IOException {
    DataFiles.Reading read =
        files.read(
            "parts.arff",
            "@relation parts\n@attribute a numeric\n@attribute kind {common,rare,discontinued}\n"
                + "@data\n6.75,common\n2.78,rare\n");
    assertThat(read.data().classes()).containsExactly("common", "rare", "discontinued");
    assertThat(read.data().rowCount(2)).isZero();
    assertThat(read.notes())
        .containsExactly("classes without rows, which get the prior 0: \"discontinued\"");
  }

  @Test
  void column_declaredNumeric_isPredictedAsANumberUnlessChosen() throws IOException {
    String arff = "@attribute x real\n@attribute c numeric\n@data\n1,1\n2,2\n3,1.0\n";
    DataFiles.Reading read = files.read("d.arff", arff);
    assertThat(read.data().targets()).containsExactly(1.0, 2.0, 1.0);
    assertThat(read.notes()).containsExactly(REGRESSION);
    assertThat(files.read("d.arff", arff, "--nominal=c").data().classes())
        .containsExactly("1", "2");
  }
}
