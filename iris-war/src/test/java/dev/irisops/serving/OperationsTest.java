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

/** The rows of docs/operations.md name tests that exist. */
class OperationsTest {
  private static final Pattern NAMED = Pattern.compile("`(\\w+(?:IT|Test))\\.(\\w+)`");

  @Test
  void everyRow_namesATestThatExists() throws IOException {
    List<List<String>> rows = Document.of("docs/operations.md").table("what goes wrong");
    assertThat(rows).hasSizeGreaterThan(10);
    for (List<String> row : rows) {
      Matcher test = NAMED.matcher(row.get(4));
      assertThat(test.find()).as(row.get(0)).isTrue();
      do {
        assertThat(source(test.group(1))).as(row.get(0)).contains("void " + test.group(2) + "(");
      } while (test.find());
    }
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
