package dev.irisops.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/operations.md promises is shown by tests that exist. */
class OperationsTest {
  private static final Pattern NAMED = Pattern.compile("`(\\w+(?:IT|Test))\\.(\\w+)`");

  @Test
  void everyRow_namesATestThatExists() throws IOException {
    List<String> rows = rows();
    assertThat(rows).hasSizeGreaterThan(10);
    for (String row : rows) {
      Matcher test = NAMED.matcher(row);
      assertThat(test.find()).as(row).isTrue();
      do {
        assertThat(source(test.group(1))).as(row).contains("void " + test.group(2) + "(");
      } while (test.find());
    }
  }

  private static List<String> rows() throws IOException {
    return Files.readAllLines(Path.of("..", "docs", "operations.md")).stream()
        .dropWhile(line -> !line.startsWith("| what goes wrong |"))
        .takeWhile(line -> line.startsWith("|"))
        .skip(2)
        .toList();
  }

  private static String source(String name) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
      Path file =
          files
              .filter(path -> path.endsWith(name + ".java"))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no " + name));
      return Files.readString(file);
    }
  }
}
