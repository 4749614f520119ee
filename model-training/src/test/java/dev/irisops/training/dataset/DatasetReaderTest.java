package dev.irisops.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetReaderTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                          | expected a header and rows, found an empty file",
        "x,c                         | expected rows after the header, found none",
        "x,d;1,a                     | no attribute \"c\"; the attributes are x, d",
        "x,x,c;1,2,a                 | expected unique column names, found \"x\" twice",
        "x,,c;1,2,a                  | column 2: expected a name, found none",
        "c;a;b                       | expected at least one feature besides the class, found none",
        "x,c;1,a;2,a                 | column c: expected at least 2 classes, found only \"a\"",
        "x,c;1,a;abc,b               | line 3, column x: expected a number, found \"abc\"",
        "x,c;1,a;;,b                 | line 4, column x: expected a number, found no value",
        "x,c;1,a;?,b                 | line 3, column x: expected a number, found no value",
        "x,c;1,a;NaN,b               | line 3, column x: expected a number, found \"NaN\"",
        "x,c;1,a;Infinity,b          | line 3, column x: expected a number, found \"Infinity\"",
        "x,c;1,a;1e999,b             | line 3, column x: expected a finite number, found \"1e999\"",
        "x,c;1,a;0x1p3,b             | line 3, column x: expected a number, found \"0x1p3\"",
        "x,c;1,a;2,                  | line 3, column c: expected a class, found no value",
        "x,c;1,a;2,b,3               | line 3: expected 2 values, found 3",
        "x,c;\"1,a                  | expected CSV, found: (startline 2) EOF reached before encapsulated token finished",
        "x,c;1,a;2                   | line 3: expected 2 values, found 1",
      })
  void csv_invalid_isRefusedWithPosition(String text, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("data.csv"), text.replace(';', '\n'));
    assertThatThrownBy(() -> DatasetReader.read(file, "c"))
        .isInstanceOf(InvalidDatasetException.class)
        .hasMessage("data.csv: " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "@relation r;@attribute x real   | expected a header that ends with @data, found none",
        "@attribute x real;@attribute c {a,b};@data | expected rows after the header, found none",
        "@attribute x real;@attribute c {a,b};@data;1,z | line 4, column c: expected one of a, b, found \"z\"",
        "@attribute x real;@attribute c {a,b};@data;?,a | line 4, column x: expected a number, found no value",
        "@attribute x real;@attribute c {a,b};@data;{0 1} | line 4: expected plain values, found {} (sparse rows and instance weights are not supported)",
        "@attribute x string;@attribute c {a,b};@data;1,a | column x: expected a numeric feature",
        "@attribute x real;@attribute c real;@data;1,2 | column c: expected a nominal class",
        "@attribute x real;@attribute c {a,a};@data;1,a | line 2: expected unique labels",
        "@attribute x real;@attribute c {a,b;@data;1,a | line 2: expected the labels to end with }",
        "@attribute x;@data;1 | line 1: expected @attribute, a name and a type",
        "x,c;1,a | line 1: expected @relation, @attribute or @data, found \"x\"",
      })
  void arff_invalid_isRefusedWithPosition(String text, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("data.arff"), text.replace(';', '\n'));
    assertThatThrownBy(() -> DatasetReader.read(file, "c"))
        .isInstanceOf(InvalidDatasetException.class)
        .hasMessage("data.arff: " + message);
  }

  @Test
  void file_missing_isRefused() {
    Path file = folder.resolve("none.csv");
    assertThatThrownBy(() -> DatasetReader.read(file, "c"))
        .isInstanceOf(InvalidDatasetException.class)
        .hasMessage(file + ": expected a file, found none");
  }

  @Test
  void file_notUtf8_isRefused() throws IOException {
    Path file = folder.resolve("latin.csv");
    Files.write(file, "x,c\n1,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> DatasetReader.read(file, "c"))
        .hasMessage("latin.csv: expected UTF-8 text");
  }

  @Test
  void csv_withByteOrderMarkBlanksQuotesAndCrLf_isRead() throws IOException {
    String text = "\uFEFFc, \"wide, x\" ,y\r\nb,1, -2.5e1\r\n\r\n a ,+.5,3\r\n";
    Dataset data = DatasetReader.read(Files.writeString(folder.resolve("d.csv"), text), "c");
    assertThat(data.featureNames()).containsExactly("wide, x", "y");
    assertThat(data.classes()).containsExactly("a", "b");
    assertThat(data.rows().get(0).values()).containsExactly(1, -25);
    assertThat(data.rows().get(1).values()).containsExactly(0.5, 3);
    assertThat(data.rows().get(0).classIndex()).isEqualTo(1);
  }

  @Test
  void class_withFewerRowsThanFolds_isRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("d.csv"), "x,c\n1,a\n2,a\n3,b\n");
    Dataset data = DatasetReader.read(file, "c");
    assertThatThrownBy(() -> data.requireRowsForFolds(2))
        .hasMessage("d.csv: class b: expected at least 2 rows, one per fold, found 1");
  }
}
