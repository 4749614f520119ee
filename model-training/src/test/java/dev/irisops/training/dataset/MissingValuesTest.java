package dev.irisops.training.dataset;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MissingValuesTest {
  @TempDir Path folder;
  private DataFiles files;

  @BeforeEach
  void prepare() {
    files = new DataFiles(folder);
  }

  @Test
  void rowsOfSensor_withBlankAndNa_haveMissingValues() throws IOException {
    DataFiles.Reading read =
        files.read("sensor.csv", "a,b,level\n,NA,low\n3.24,2.32,high\n5.33,NA,high\n");
    assertThat(read.row(0)).containsExactly(NaN, NaN);
    assertThat(read.row(1)).containsExactly(3.24, 2.32);
    assertThat(read.data().missing(0)).isEqualTo(1);
    assertThat(read.data().missing(1)).isEqualTo(2);
    assertThat(read.notes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?", "NA", "null", "NULL", "NaN", "nan"})
  void text_thatMeansMissing_isMissingAmongNumbersAndLabels(String text) throws IOException {
    String csv = "number,label,c\n1,red,a\n@,@,b\n2,blue,a\n".replace("@", text);
    DataFiles.Reading read = files.read("d.csv", csv);
    assertThat(read.data().features())
        .containsExactly(
            new NumericFeature("number"), new NominalFeature("label", List.of("blue", "red")));
    assertThat(read.row(1)).containsExactly(NaN, NaN);
  }

  @Test
  void text_thatCanBeALabel_isMissingAmongNumbersOnly() throws IOException {
    DataFiles.Reading read = files.read("d.csv", "x,element,c\n1,Na,a\nna,K,b\nNone,none,a\n");
    assertThat(read.data().features())
        .containsExactly(
            new NumericFeature("x"), new NominalFeature("element", List.of("K", "Na", "none")));
    assertThat(read.data().missing(0)).isEqualTo(2);
    assertThat(read.data().missing(1)).isZero();
  }

  @Test
  void text_namedByOption_isMissing() throws IOException {
    String csv = "x,label,c\n-999,n.k.,a\n-999.0,red,b\n3,blue,n.k.\n4,blue,a\n";
    DataFiles.Reading read = files.read("d.csv", csv, "--missing=-999", "--missing=n.k.");
    assertThat(read.row(0)).containsExactly(NaN, NaN);
    assertThat(read.row(1)[0]).isNaN();
    assertThat(read.row(2)).containsExactly(4, 0);
  }

  @Test
  void row_withoutClass_isLeftOutWithANote() throws IOException {
    DataFiles.Reading read = files.read("d.csv", "x,c\n1,a\n2,\n3,b\n4,?\n");
    assertThat(read.data().values(0)).containsExactly(1.0, 3.0);
    assertThat(read.notes())
        .containsExactly("rows without a class, which are left out: 2, the first in line 3");
    assertThat(files.refusal("d.csv", "x,c\n1,\n2,\n"))
        .isEqualTo("d.csv: column c: expected a class in some row, found none");
  }

  @Test
  void column_withoutAnyValue_isLeftOutWithANote() throws IOException {
    DataFiles.Reading read = files.read("d.csv", "x,empty,c\n1,,a\n2,NA,b\n");
    assertThat(read.data().featureNames()).containsExactly("x");
    assertThat(read.notes())
        .containsExactly("columns without any value, which are left out: column empty");
  }

  @Test
  void missingValues_inArff_areQuestionMarksButNotDeclaredLabels() throws IOException {
    DataFiles.Reading read =
        files.read(
            "d.arff",
            "@relation r\n@attribute x real\n@attribute y {NA,red,'?'}\n@attribute c {a,b}\n"
                + "@data\n?,?,a\n1,NA,b\n2,'?',?\n3,'?',a\n");
    assertThat(read.row(0)).containsExactly(NaN, NaN);
    assertThat(read.row(1)).containsExactly(1, 0);
    assertThat(read.row(2)).containsExactly(3, 2);
    assertThat(read.notes())
        .containsExactly("rows without a class, which are left out: 1, the first in line 8");
  }
}
