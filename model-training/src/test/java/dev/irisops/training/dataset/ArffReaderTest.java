package dev.irisops.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weka.core.Instances;

class ArffReaderTest {
  private static final String DENSE =
      """
      % a comment, with {braces}
      @RELATION 'two words'
      @Attribute 'a width' REAL
      @attribute 'a kind' {'it\\'s', "big one", small, 東京}
      @attribute\theight integer
      @attribute class {'yes, sir', no}

      @DATA
      1.5,'big one',3,no  % trailing
      -2e3 , small,\t4, 'yes, sir'
      ?,東京,?,no
      4,?,5,no
      """;

  private static final String SPARSE =
      """
      @relation sparse
      @attribute a numeric
      @attribute b {x,'y z',w}
      @attribute c numeric
      @attribute class {u,v}
      @data
      {0 5, 3 v}
      {1 'y z', 2 -1.5}
      {0 ?, 1 w}
      {}
      """;

  @TempDir Path folder;
  private DataFiles files;

  @BeforeEach
  void prepare() {
    files = new DataFiles(folder);
  }

  @Test
  void arff_dense_isReadAsByWeka() throws IOException {
    assertSame(files.read("d.arff", DENSE).data(), new Instances(new StringReader(DENSE)));
  }

  @Test
  void arff_sparse_isReadAsByWeka() throws IOException {
    assertSame(files.read("d.arff", SPARSE).data(), new Instances(new StringReader(SPARSE)));
  }

  /** The class is the last attribute. */
  private static void assertSame(Dataset ours, Instances weka) {
    int features = ours.features().size();
    for (int i = 0; i < features; i++) {
      assertThat(ours.featureNames().get(i)).isEqualTo(weka.attribute(i).name());
      for (int row = 0; row < weka.size(); row++) {
        assertThat(ours.rows().get(row).value(i)).isEqualTo((Double) weka.get(row).value(i));
      }
      if (ours.features().get(i) instanceof NominalFeature nominal) {
        for (int label = 0; label < weka.attribute(i).numValues(); label++) {
          assertThat(nominal.labels().get(label)).isEqualTo(weka.attribute(i).value(label));
        }
      }
    }
    for (int row = 0; row < weka.size(); row++) {
      assertThat(ours.rows().get(row).classIndex()).isEqualTo((int) weka.get(row).value(features));
    }
  }

  @Test
  void orders_withDeclaredLabels_keepTheirOrder() throws IOException {
    DataFiles.Reading read =
        files.read(
            "orders.arff",
            "@relation orders\n@attribute payment {cash,card,voucher}\n@attribute amount numeric\n"
                + "@attribute outcome {kept,returned}\n@data\ncash,38.2,kept\ncard,43.6,returned\n");
    assertThat(read.data().features())
        .containsExactly(
            new NominalFeature("payment", List.of("cash", "card", "voucher")),
            new NumericFeature("amount"));
    assertThat(read.row(1)).containsExactly(1, 43.6);
  }

  @Test
  void dates_areMillisecondsInUtc() throws IOException {
    DataFiles.Reading read =
        files.read(
            "d.arff",
            "@attribute day DATE 'yyyy-MM-dd'\n@attribute time date\n@attribute c {a,b}\n@data\n"
                + "1970-01-02,1970-01-01T00:00:01,a\n{2 b}\n");
    assertThat(read.data().features())
        .containsExactly(new NumericFeature("day"), new NumericFeature("time"));
    assertThat(read.row(0)).containsExactly(86_400_000, 1000);
    assertThat(read.row(1)).containsExactly(0, 0);
  }

  @Test
  void strings_areIgnoredOrLabels() throws IOException {
    String arff =
        "@attribute s string\n@attribute bag relational\n@attribute n numeric\n@end bag\n"
            + "@attribute x real\n@attribute c {a,b}\n@data\n'no, sir','1',1,a\nyes,'2',2,b\n";
    assertThat(files.refusal("d.arff", arff))
        .isEqualTo(
            """
            d.arff: 2 columns cannot be used:
              column s: string attribute: --ignore s, or --nominal s if it has few different texts
              column bag: relational attribute: --ignore bag""");
    assertThat(files.read("d.arff", arff, "--ignore=s", "--ignore=bag").row(1)).containsExactly(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "@relation r;@attribute x real   | expected a header that ends with @data, found none",
        "@attribute x real;@attribute c {a,b};@data | expected rows after the header, found none",
        "@attribute x real;@attribute c {a,b};@data;1,z | column c: expected the labels \"a\", \"b\", found \"z\" (line 4): --missing z or --ignore c",
        "@attribute x real;@attribute c {a,b};@data;?,a;w,b | column x: expected numbers, found \"w\" (line 5): --missing w or --ignore x",
        "@attribute x date yyyy;@attribute c {a,b};@data;1999,a;w,b | column x: expected dates like yyyy, found \"w\" (line 5): --missing w or --ignore x",
        "@attribute x date 'T*T';@data | line 1: expected a date format, found \"T*T\"",
        "@attribute x real;@attribute c {a,b};@data;{0 1, 2 a} | line 4: expected an index from 0 to 1 and a value, found \"2\"",
        "@attribute x real;@attribute c {a,b};@data;{0 1, 1} | line 4: expected an index from 0 to 1 and a value, found \"1\"",
        "@attribute x real;@attribute c {a,b};@data;{0 1 | line 4: expected the values of a sparse row to end with }",
        "@attribute x real;@attribute c {a,b};@data;1,a,{2} | line 4: weights of rows and attributes are not supported, found one in {}",
        "@attribute x real;@attribute c {a,b};@data;{0 1},{2} | line 4: weights of rows and attributes are not supported, found one in {}",
        "@attribute x real {2};@attribute c {a,b};@data;1,a | line 1: weights of rows and attributes are not supported, found one in {}",
        "@attribute x real;@attribute c {a,b} {2};@data;1,a | line 2: weights of rows and attributes are not supported, found one in {}",
        "@attribute x real;@attribute c {a,b};@data;1,a,2 | line 4: expected 2 values, found 3",
        "@attribute x real;@attribute c {a,a};@data;1,a | line 2: expected unique labels",
        "@attribute x real;@attribute c {a,''};@data;1,a | line 2: expected labels that are not empty",
        "@attribute x real;@attribute c {};@data;1,a | line 2: expected labels that are not empty",
        "@attribute x real;@attribute c {a,b;@data;1,a | line 2: expected the labels to end with }",
        "@attribute x float;@data;1 | line 1: unknown type \"float\"",
        "@attribute x;@data;1 | line 1: expected @attribute, a name and a type",
        "x,c;1,a | line 1: expected @relation, @attribute or @data, found \"x\"",
      })
  void arff_invalid_isRefusedWithPosition(String text, String message) {
    assertThat(files.refusal("data.arff", text.replace(';', '\n')))
        .isEqualTo("data.arff: " + message);
  }
}
