package dev.irisops.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassColumnTest {
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
    assertThat(files.read("d.csv", csv).data().classAttribute()).isEqualTo("three");
    assertThat(files.read("d.csv", csv, "--ignore=three").data().classAttribute()).isEqualTo("two");
  }

  @ParameterizedTest
  @CsvSource({"two, two", "2, two", "1, 1", "3, three"})
  void classAttribute_byNameOrNumber_isFound(String option, String name) throws IOException {
    String csv = "1,two,three\n1,a,u\n2,b,v\n";
    assertThat(files.read("d.csv", csv, "--class-attribute=" + option).data().classAttribute())
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

  @Test
  void prices_asClasses_areRefusedUnlessChosen() throws IOException {
    String csv = csv(150, i -> (i + 2) / 100.0).replace(",0.02\n", ",0.03\n");
    assertThat(files.refusal("price.csv", csv))
        .isEqualTo(
            "price.csv: column c: 149 different numbers; only nominal classes can be predicted"
                + OPTIONS);
    assertThat(files.read("price.csv", csv, "--nominal=c").data().classes()).hasSize(149);
    assertThat(files.refusal("price.csv", csv(5000, i -> i)))
        .isEqualTo(
            "price.csv: column c: more than 1000 different numbers;"
                + " only nominal classes can be predicted: --class-attribute names another column");
  }

  @Test
  void numbers_asClasses_areTakenIfTheyLookLikeCodes() throws IOException {
    String note = "column c: numbers are taken as classes; the model does not know their order";
    DataFiles.Reading stars = files.read("stars.csv", csv(200, i -> 1 + i % 5));
    assertThat(stars.data().classes()).containsExactly("1", "2", "3", "4", "5");
    assertThat(stars.notes()).containsExactly(note);
    assertThat(files.read("d.csv", csv(300, i -> i % 30)).notes()).containsExactly(note);
    assertThat(files.read("d.csv", csv(40, i -> i % 20 / 2.0)).notes()).containsExactly(note);
    assertThat(files.read("d.csv", csv(20, i -> i % 2)).notes()).isEmpty();
    assertThat(files.refusal("d.csv", csv(21, i -> i % 11))).contains("11 different numbers");
    assertThat(files.refusal("d.csv", csv(299, i -> i % 30))).contains("30 different numbers");
    assertThat(files.refusal("d.csv", csv(300, i -> i % 30 / 2.0))).contains("30 different");
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
  void class_declaredNumeric_isRefusedUnlessChosen() throws IOException {
    String arff = "@attribute x real\n@attribute c numeric\n@data\n1,1\n2,2\n3,1.0\n";
    assertThat(files.refusal("d.arff", arff))
        .isEqualTo(
            "d.arff: column c: 2 different numbers; only nominal classes can be predicted"
                + OPTIONS);
    assertThat(files.read("d.arff", arff, "--nominal=c").data().classes())
        .containsExactly("1", "2");
  }
}
