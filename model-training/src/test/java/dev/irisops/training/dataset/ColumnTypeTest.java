package dev.irisops.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
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

/** The types that are found for the columns of CSV. */
class ColumnTypeTest {
  @TempDir Path folder;
  private DataFiles files;

  @BeforeEach
  void prepare() {
    files = new DataFiles(folder);
  }

  /** Returns CSV with a column x and two classes. */
  private static String csv(int rows, IntFunction<String> x) {
    return IntStream.range(0, rows)
        .mapToObj(i -> x.apply(i) + (i % 2 == 0 ? ",a\n" : ",b\n"))
        .collect(Collectors.joining("", "x,c\n", ""));
  }

  @Test
  void orders_withTextColumn_haveANominalFeature() throws IOException {
    DataFiles.Reading read =
        files.read(
            "orders.csv",
            "payment,amount,outcome\ncash,38.2,kept\ncard,43.6,returned\ncash,1,kept");
    assertThat(read.data().features())
        .containsExactly(
            new NominalFeature("payment", List.of("card", "cash")), new NumericFeature("amount"));
    assertThat(read.row(0)).containsExactly(1, 38.2);
    assertThat(read.row(1)).containsExactly(0, 43.6);
  }

  @Test
  void labels_withBlanksQuotesCommasAndAnyScript_areKept() throws IOException {
    String csv =
        "x,ok,c\nNew York,true,a\n\"say \"\"hi\"\", you\",false,b\n東京,true,a\n'q',true,b\n";
    assertThat(files.read("d.csv", csv).data().features())
        .containsExactly(
            new NominalFeature("x", List.of("'q'", "New York", "say \"hi\", you", "東京")),
            new NominalFeature("ok", List.of("false", "true")));
  }

  /** The service does the same, so that a cell is right in a request. */
  @Test
  void labels_withBlanksAround_areTrimmed() throws IOException {
    String csv = "x,c\n\" cash\",a\ncash,b\n card \t,a\n\"card\t\",b\n";
    assertThat(files.read("d.csv", csv).data().features())
        .containsExactly(new NominalFeature("x", List.of("card", "cash")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "1,2,abc   # numbers except for \"abc\" (line 4): --missing abc, --nominal x or --ignore x",
        "1,n k,2,? - # numbers except for \"n k\" (line 3), \"? -\" (line 5): --missing 'n k' --missing '? -', --nominal x or --ignore x",
        "1,A,B,C,D # numbers except for 4 texts, such as \"A\" (line 3): --nominal x or --ignore x",
        "~4;5~,n.k.,~3;1~ # numbers with a decimal comma, such as \"4,5\" (line 2): --decimal ,",
        "~1.000;5~,~12;4~,7 # numbers with a thousands separator, such as \"1.000,5\" (line 2): remove it from the file, --nominal x or --ignore x",
        "~1;000.5~,2,~-3;000;000~ # numbers with a thousands separator, such as \"1,000.5\" (line 2): remove it from the file, --nominal x or --ignore x",
        "1 000,12,2 500 # numbers with a thousands separator, such as \"1 000\" (line 2): remove it from the file, --nominal x or --ignore x",
        "~1;234~,~5;678~,12 # numbers with a thousands separator, such as \"1,234\" (line 2): remove it from the file, --nominal x or --ignore x, or --decimal , if it is a decimal comma",
        "~1;234~,~5;67~,12 # numbers with a decimal comma, such as \"5,67\" (line 3): --decimal ,",
        "inf,-Infinity,1e400,+INF # infinite numbers, such as \"inf\" (line 2): --nominal x or --ignore x",
        "1e400,,1e400 # infinite numbers, such as \"1e400\" (line 2): --nominal x or --ignore x",
        "1,1e999   # numbers except for \"1e999\" (line 3): --missing 1e999, --nominal x or --ignore x",
        "1,Infinity # numbers except for \"Infinity\" (line 3): --missing Infinity, --nominal x or --ignore x",
        "1,0x1p3   # numbers except for \"0x1p3\" (line 3): --missing 0x1p3, --nominal x or --ignore x",
        "1,1f      # numbers except for \"1f\" (line 3): --missing 1f, --nominal x or --ignore x",
        "2024-01-31,2024-02-29 # dates, such as \"2024-01-31\" (line 2): --nominal x or --ignore x",
        "31.1.2024,29.2.2024   # dates, such as \"31.1.2024\" (line 2): --nominal x or --ignore x",
        "unknown,2024-01-31 10:00,2024-01-31T10:01Z # dates, such as \"2024-01-31 10:00\" (line 3): --nominal x or --ignore x",
      })
  void column_ofMixedValuesOrDates_isRefusedWithOptions(String values, String problem) {
    String[] x = values.replace('~', '"').split(",");
    assertThat(files.refusal("d.csv", csv(x.length, i -> x[i].replace(';', ','))))
        .isEqualTo("d.csv: column x: " + problem);
  }

  @Test
  void thousandsSeparator_besideADecimalComma_isNamed() {
    String csv = "x;c\n1.000,5;a\n12,5;b\n2.500;a\n";
    String problem =
        "d.csv: column x: numbers with a thousands separator, such as \"1.000,5\" (line 2):"
            + " remove it from the file, --nominal x or --ignore x";
    assertThat(files.refusal("d.csv", csv)).isEqualTo(problem);
    assertThat(files.refusal("d.csv", csv, "--decimal=,")).isEqualTo(problem);
  }

  @Test
  void infinity_amongLabels_isALabel() throws IOException {
    assertThat(files.read("d.csv", "x,c\ninf,a\nnone,b\n").data().features())
        .containsExactly(new NominalFeature("x", List.of("inf", "none")));
  }

  @Test
  void mixedColumn_withEachOptionOfItsMessage_isRead() throws IOException {
    String text = csv(3, i -> i == 2 ? "3+" : String.valueOf(i)).replace("c\n", "c,y\n");
    String csv = text.replaceAll("(,[ab])\n", "$1,7\n");
    assertThat(read(csv, "--nominal=x").features().get(0))
        .isEqualTo(new NominalFeature("x", List.of("0", "1", "3+")));
    assertThat(read(csv, "--missing=3+").missing(0)).isEqualTo(1);
    assertThat(read(csv, "--ignore=x").featureNames()).containsExactly("y");
  }

  private Dataset read(String csv, String option) throws IOException {
    return files.read("d.csv", csv, "--class-attribute=c", option).data();
  }

  @Test
  void ids_ofMostRows_areRefusedUnlessChosen() throws IOException {
    String csv = csv(20, i -> "id" + i % 11);
    assertThat(files.refusal("d.csv", csv))
        .isEqualTo(
            "d.csv: column x: ids or free text, 11 different texts in 20 values,"
                + " such as \"id0\" (line 2): --nominal x or --ignore x");
    assertThat(files.read("d.csv", csv, "--nominal=x").data().features()).hasSize(1);
    assertThat(files.read("d.csv", csv(20, i -> "id" + i % 10)).data().features()).hasSize(1);
  }

  @Test
  void labels_overTheLimit_areRefused() throws IOException {
    assertThat(files.read("d.csv", csv(3000, i -> "id" + i % 1000)).data().features()).hasSize(1);
    String csv = csv(3000, i -> "id" + i % 1001);
    assertThat(files.refusal("d.csv", csv))
        .isEqualTo(
            "d.csv: column x: ids or free text, more than 1000 different texts in 3000 values,"
                + " such as \"id0\" (line 2): --ignore x");
    assertThat(files.refusal("d.csv", csv, "--nominal=x"))
        .isEqualTo(
            "d.csv: column x: more than 1000 different labels, such as \"id0\" (line 2): --ignore x");
  }

  @Test
  void numbers_chosenAsLabels_areOneLabelIfEqual() throws IOException {
    String csv = "zip,c\n10,a\n9,b\n10.0,a\n01,b\n1,a\n-0,b\n0,a\n";
    DataFiles.Reading read = files.read("d.csv", csv, "--nominal=zip");
    assertThat(read.data().features())
        .containsExactly(new NominalFeature("zip", List.of("0", "1", "9", "10", "01")));
    assertThat(read.data().values(0)).containsExactly(3.0, 2.0, 3.0, 4.0, 1.0, 0.0, 0.0);
    assertThat(read.notes())
        .containsExactly(
            "column zip: \"0\" and \"-0\" are the same number and one label",
            "column zip: \"10\" and \"10.0\" are the same number and one label");
  }

  @Test
  void badColumns_several_areAllNamed() {
    String csv = "id,,y,y,c\nx,1,2024-01-31,1,a\n7,2,2024-01-31,2,b\n";
    assertThat(files.refusal("d.csv", csv))
        .isEqualTo(
            """
            d.csv: 4 columns cannot be used:
              column id: numbers except for "x" (line 2): --missing x, --nominal id or --ignore id
              column 2: no name (row numbers of pandas or R?): --ignore 2
              column y: dates, such as "2024-01-31" (line 2): --nominal y or --ignore y
              column y: the name of an earlier column: --ignore 4""");
  }

  @Test
  void badColumns_ignoredByNameAndNumber_doNotMatter() throws IOException {
    String csv = "id,,y,y,c\nx,1,2024-01-31,1,a\n7,2,2024-01-31,2,b\n";
    String[] ignored = {"--ignore=id", "--ignore=2", "--ignore=3"};
    assertThat(files.read("d.csv", csv, ignored).data().features())
        .containsExactly(new NumericFeature("y"));
  }

  @Test
  void badColumns_ofTheDocumentsExample_haveTheMessageThere() throws IOException {
    String csv = ",payment,age,outcome\n0,cash,31,a\n1,card,40,b\n2,cash,22,a\n3,card,unknown,b\n";
    assertThat(Files.readString(Path.of("..", "docs", "your-model.md")))
        .contains("\n" + files.refusal("orders.csv", csv) + "\n");
  }

  @Test
  void badColumns_many_areCounted() {
    String names = IntStream.range(0, 30).mapToObj(i -> "x" + i).collect(Collectors.joining(","));
    String row = "2024-01-31,".repeat(30);
    String message = files.refusal("d.csv", names + ",c\n" + row + "a\n" + row + "b\n");
    assertThat(message.lines()).hasSize(22);
    assertThat(message)
        .startsWith("d.csv: 30 columns cannot be used:\n")
        .endsWith("\n  and 10 more");
  }

  @Test
  void values_quotedInMessages_areShortAndInOneLine() {
    assertThat(files.refusal("d.csv", "x,c\n1,a\n\"a\nb\u001b" + "c".repeat(50) + "\",b\n"))
        .startsWith(
            "d.csv: column x: numbers except for \"a b " + "c".repeat(36) + "…\" (line 3): ");
  }

  @Test
  void names_ofSeveralLines_areQuotedInOneLine() {
    assertThat(files.refusal("d.csv", "\"x\n(cm)\",c\n1,a\nw,b\n"))
        .isEqualTo(
            "d.csv: column x (cm): numbers except for \"w\" (line 4): --missing w,"
                + " --nominal 'x\n(cm)' or --ignore 'x\n(cm)'");
  }

  @Test
  void features_thatTeachNothing_areNoted() throws IOException {
    StringBuilder csv = new StringBuilder("Id,zero,x,c\n");
    for (int i = 1; i <= 12; i++) {
      csv.append(i).append(",0,").append(i % 5).append(i % 2 == 0 ? ",a\n" : ",b\n");
    }
    DataFiles.Reading read = files.read("d.csv", csv.toString());
    assertThat(read.data().featureNames()).containsExactly("Id", "zero", "x");
    assertThat(read.notes())
        .containsExactly(
            "the same value in every row, so that a model cannot use it: \"zero\"",
            "counts the rows, so that --ignore is probably right: \"Id\"");
  }
}
