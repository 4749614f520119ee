package dev.irisops.training.dataset;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people's CSV files look like. */
class DialectTest {
  private static final String UMLAUTS = "x,Größe\n1,süß\n2,ölig\n";

  @TempDir Path folder;
  private DataFiles files;

  @BeforeEach
  void prepare() {
    files = new DataFiles(folder);
  }

  /** A line end is written as /, a tab as ~. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "comma                # x,y,grade/4.33,2.09,a/6.87,-0.25,b                       #",
        "semicolon and quotes # \"x\";\"y\";\"grade\"/4.33;2.09;\"a\"/6.87;-0.25;\"b\"   #",
        "tab                  # x~y~grade/4.33~2.09~a/6.87~-0.25~b                       #",
        "bar                  # x|y|grade/4.33|2.09|a/6.87|-0.25|b                       #",
        "decimal comma        # x;y;grade/4,33;2,09;a/6,87;-0,25;b                       # --decimal=,",
        "quoted decimal comma # x,y,grade/\"4,33\",\"2,09\",a/\"6,87\",\"-0,25\",b       # --decimal=,",
        "delimiter in quotes  # x;y;\"grade\"/4.33;2.09;\"a\"/6.87;-0.25;b               #",
        "chosen delimiter     # x y grade/4.33 2.09 a/6.87 -0.25 b                       # '--delimiter= '",
        "Excel                # sep=;/x;y;grade/4.33;2.09;a/6.87;-0.25;b                 #",
        "pandas               # ,x,y,grade/0,4.33,2.09,a/1,6.87,-0.25,b                  # --ignore=1",
        "R, write.csv         # \"\",\"x\",\"y\",\"grade\"/\"1\",4.33,2.09,\"a\"/\"2\",6.87,-0.25,\"b\" # --ignore=1",
        "R, write.table       # x;y;grade/1;4.33;2.09;a/2;6.87;-0.25;b                   # --ignore=1",
        "comma at line ends   # x,y,grade,/4.33,2.09,a,/6.87,-0.25,b,                    #",
        "blank lines          # /x,y,grade//4.33,2.09,a//6.87,-0.25,b/                   #",
      })
  void csv_ofEachDialect_isRead(String dialect, String text, String option) throws IOException {
    String csv = text.replace('/', '\n').replace('~', '\t');
    String[] options = option == null ? new String[0] : new String[] {option};
    DataFiles.Reading read = files.read("grades.csv", csv, options);

    assertThat(read.data().features())
        .containsExactly(new NumericFeature("x"), new NumericFeature("y"));
    assertThat(read.row(0)).containsExactly(4.33, 2.09);
    assertThat(read.row(1)).containsExactly(6.87, -0.25);
    assertThat(read.data().target().name()).isEqualTo("grade");
    assertThat(read.data().classes()).containsExactly("a", "b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        ",x,g/0,1,a/1,2,b       # column 1: no name (row numbers of pandas or R?): --ignore 1",
        "x;g/1;4.33;a/2;6.87;b  # column 1: no name (row numbers of pandas or R?): --ignore 1",
        "x;g/4,33;a/6,87;b      # column x: numbers with a decimal comma, such as \"4,33\" (line 2): --decimal ,",
        "x g/1 a/2 b            # expected several columns, found only \"x g\": --delimiter sets the character between them",
      })
  void csv_thatNeedsAnOption_isRefusedWithIt(String text, String message) {
    assertThat(files.refusal("d.csv", text.replace('/', '\n'))).isEqualTo("d.csv: " + message);
  }

  @Test
  void header_thatLooksLikeValues_isNoted() throws IOException {
    String csv = "5.1,3.5,setosa\n4.9,3.0,setosa\n6.3,2.9,virginica\n";
    assertThat(files.read("iris.csv", csv).notes())
        .containsExactly(
            "names that look like values, so that the first line may be no header:"
                + " column 5.1, column 3.5");
  }

  @Test
  void csv_withByteOrderMarkBlanksQuotesAndCrLf_isRead() throws IOException {
    String text = "\uFEFFc, \"wide, x\" ,y\r\nb,1, -2.5e1\r\n\r\n a ,+.5,3\r\n";
    DataFiles.Reading read = files.read("d.csv", text, "--class-attribute=c");
    assertThat(read.data().featureNames()).containsExactly("wide, x", "y");
    assertThat(read.data().classes()).containsExactly("a", "b");
    assertThat(read.row(0)).containsExactly(1, -25);
    assertThat(read.row(1)).containsExactly(0.5, 3);
    assertThat(read.label(0)).isEqualTo("b");
  }

  private void assertUmlauts(byte[] bytes, String... options) throws IOException {
    DataFiles.Reading read = files.read("d.csv", bytes, options);
    assertThat(read.data().target().name()).isEqualTo("Größe");
    assertThat(read.data().classes()).containsExactly("süß", "ölig");
  }

  @Test
  void encoding_ofUnicode_isFound() throws IOException {
    for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
      assertUmlauts(UMLAUTS.getBytes(charset));
      assertUmlauts(("\uFEFF" + UMLAUTS).getBytes(charset));
    }
  }

  @Test
  void encoding_ofOlderFiles_isAnOption() throws IOException {
    byte[] latin = UMLAUTS.getBytes(ISO_8859_1);
    assertThat(files.refusal("d.csv", latin))
        .isEqualTo(
            "d.csv: line 1: expected UTF-8 text, found the byte F6:"
                + " --encoding ISO-8859-1 (Latin-1) or windows-1252");
    assertUmlauts(latin, "--encoding=ISO-8859-1");
    assertUmlauts(latin, "--encoding=windows-1252");
  }

  @Test
  void encoding_wrongFarIntoTheFile_isRefusedWithItsLine() {
    String text = "x,c\n" + "1,a\n".repeat(100_000) + "2,é\n";
    assertThat(files.refusal("d.csv", text.getBytes(ISO_8859_1)))
        .startsWith("d.csv: line 100002: expected UTF-8 text, found the byte E9");
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void gzip_ofCsvAndArff_isRead() throws IOException {
    byte[] packed = gzip(UMLAUTS);
    assertThat(files.read("d.csv.gz", packed).data().classes()).containsExactly("süß", "ölig");
    assertThat(files.read("d.csv.gz", packed).data().sha256()).isEqualTo(Sha256.hex(packed));
    String arff = "@relation r\n@attribute x real\n@attribute c {a,b}\n@data\n1,a\n2,b\n";
    assertThat(files.read("d.arff.gz", gzip(arff)).data().classes()).containsExactly("a", "b");
  }

  @Test
  void spreadsheet_asIs_isRefused() {
    assertThat(files.refusal("d.csv", "PK\3\4..."))
        .isEqualTo(
            "d.csv: expected CSV or ARFF, found a spreadsheet or a zip file: save it as CSV");
  }

  @Test
  void bytes_ofManyRows_haveTheDigestOfTheWholeFile() throws IOException {
    byte[] bytes = ("x,c\n" + "1,a\n2,b\n".repeat(50_000)).getBytes(UTF_8);
    assertThat(files.read("d.csv", bytes).data().sha256()).isEqualTo(Sha256.hex(bytes));
  }
}
