package dev.irisops.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.http.HttpLabels;
import dev.irisops.serving.http.HttpMetrics.RequestLabels;
import dev.irisops.serving.problem.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of docs/reference.md agree with the code. */
class ReferenceTest {
  private static final Document REFERENCE = Document.of("docs/reference.md");

  @Test
  void problems_areThoseOfTheCode() {
    assertThat(REFERENCE.table("problem"))
        .extracting(row -> row.get(0) + " " + row.get(1))
        .containsExactlyElementsOf(
            Arrays.stream(ProblemType.values())
                .map(problem -> "`" + problem.slug() + "` " + problem.status())
                .toList());
  }

  @Test
  void endpoints_coverEveryRoute() {
    assertThat(REFERENCE.table("call"))
        .extracting(row -> Document.code(row.get(0)).get(0).split(" ")[1])
        .containsAll(
            HttpLabels.requests().stream()
                .map(RequestLabels::route)
                .filter(route -> !route.equals("unmatched"))
                .toList());
  }

  @Test
  void settings_areThoseThatTheCodeReads() throws IOException {
    TreeSet<String> read = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src", "main"))) {
      files
          .filter(file -> file.toString().matches(".*\\.(java|xml)"))
          .forEach(file -> read.addAll(keys(file)));
    }
    read.remove("iris.version"); // made by the build, not set by anyone

    assertThat(REFERENCE.table("key"))
        .extracting(row -> Document.code(row.get(0)).get(0))
        .containsExactlyInAnyOrderElementsOf(read);
  }

  private static List<String> keys(Path file) {
    try {
      return Pattern.compile("(?<=\")iris\\.[a-z.-]+(?=\")")
          .matcher(Files.readString(file))
          .results()
          .map(match -> match.group())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void metrics_areThoseOfTheGoldenList() throws IOException {
    assertThat(REFERENCE.table("metric"))
        .extracting(row -> row.get(1) + " " + Document.code(row.get(0)).get(0) + labels(row.get(2)))
        .filteredOn(line -> !line.contains("target_info")) // its labels depend on OTEL_* settings
        .containsExactlyInAnyOrderElementsOf(
            Files.readAllLines(Path.of("src", "test", "resources", "metrics.golden.txt")).stream()
                .filter(line -> !line.contains("target_info"))
                .map(ReferenceTest::shape)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void refusedClasses_areThoseOfTheList() throws IOException {
    Path list =
        Path.of("src", "main", "resources", "dev", "irisops", "serving", "model")
            .resolve("refused-classes.txt");
    assertThat(REFERENCE.table("class"))
        .extracting(row -> Document.code(row.get(0)).get(0) + " " + row.get(1))
        .containsExactlyElementsOf(
            Files.readAllLines(list).stream().filter(line -> !line.startsWith("#")).toList());
  }

  private static List<String> labels(String cell) {
    return Document.code(cell).stream().sorted().toList();
  }

  /** {@code COUNTER name{a=1, b=2}} as {@code counter name[a, b]}. */
  private static String shape(String line) {
    String[] words = line.split("[ {]", 3);
    List<String> labels =
        Pattern.compile("([a-z_]+)=").matcher(words[2]).results().map(m -> m.group(1)).toList();
    return words[0].toLowerCase(Locale.ROOT) + " " + words[1] + labels;
  }
}
