package dev.irisops.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that exist show what docs/operations.md says. */
class OperationsTest {
  private static final Pattern NAMED = Pattern.compile("`(\\w+(?:IT|Test))\\.(\\w+)`");
  private static final List<List<String>> ROWS =
      Document.of("docs/operations.md").table("what goes wrong");

  /** Returns the sources of the tests by file name; of equal names, such as package-info, one. */
  private static Map<String, String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
      return files
          .filter(Files::isRegularFile)
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString(), OperationsTest::text, (one, same) -> one));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyRow_namesTestsThatExist() throws IOException {
    Map<String, String> sources = sources();
    assertThat(ROWS).hasSizeGreaterThan(10);
    for (List<String> row : ROWS) {
      Matcher test = NAMED.matcher(row.get(4));
      assertThat(test.find()).as(row.get(0)).isTrue();
      do {
        assertThat(sources.get(test.group(1) + ".java"))
            .as("%s", test.group())
            .isNotNull()
            .contains("void " + test.group(2) + "(");
      } while (test.find());
    }
  }

  @Test
  void everyMessage_isAssertedByATest() throws IOException {
    String tests = String.join("\n", sources().values());

    assertThat(ROWS)
        .flatExtracting(row -> Document.code(row.get(2)))
        .hasSizeGreaterThan(10)
        .filteredOn(message -> !tests.contains(message.replace(" …", "")))
        .isEmpty();
  }
}
