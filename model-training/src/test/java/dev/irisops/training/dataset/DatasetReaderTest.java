package dev.irisops.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetReaderTest {
  @TempDir Path folder;
  private DataFiles files;

  @BeforeEach
  void prepare() {
    files = new DataFiles(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``              | expected a header and rows, found an empty file",
        ";;              | expected a header and rows, found an empty file",
        "x,c             | expected rows after the header, found none",
        "c;a;b           | expected several columns, found only \"c\": --delimiter sets the character between them",
        "x,x,c;1,2,a;1,2,b | column x: the name of an earlier column: --ignore 2",
        "x,c;1,a;2,b,3   | line 3: expected 2 values, found 3",
        "x,c;1,a;2       | line 3: expected 2 values, found 1",
        "x,c;1,a;\"1,a   | line 3: expected CSV with the delimiter ',', found: (startline 3) EOF reached before encapsulated token finished",
      })
  void csv_invalid_isRefusedWithPosition(String text, String message) {
    assertThat(files.refusal("data.csv", text.replace(';', '\n')))
        .isEqualTo("data.csv: " + message);
  }

  @Test
  void columns_allIgnored_areRefused() {
    assertThat(files.refusal("d.csv", "x,y,c\n1,,a\n2,,b\n", "--ignore=x"))
        .isEqualTo("d.csv: expected at least one feature besides the class, found none");
  }

  @Test
  void file_missing_isRefused() {
    Path file = folder.resolve("none.csv");
    assertThatThrownBy(() -> DatasetReader.read(file, DataOptions.ofClass("c"), note -> {}))
        .isInstanceOf(InvalidDatasetException.class)
        .hasMessage(file + ": expected a file, found none");
  }

  @Test
  void lines_ofValuesOverSeveralLines_areCounted() {
    assertThat(files.refusal("d.csv", "x,y,c\n\"1\n\",1,a\n2,w,b\n"))
        .isEqualTo(
            "d.csv: column y: numbers except for \"w\" (line 4):"
                + " --missing w, --nominal y or --ignore y");
  }

  @Test
  void rows_many_areRead() throws IOException {
    StringBuilder csv = new StringBuilder("x,label,c\n");
    for (int i = 0; i < 100_000; i++) {
      csv.append(i * 0.25).append(",l").append(i % 300).append(i % 2 == 0 ? ",a\n" : ",b\n");
    }
    DataFiles.Reading read = files.read("d.csv", csv.toString());
    assertThat(read.data().rows()).hasSize(100_000);
    assertThat(read.row(99_999)[0]).isEqualTo(99_999 * 0.25);
    assertThat(((NominalFeature) read.data().features().get(1)).labels()).hasSize(300);
  }
}
