package dev.irisops.serving;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** README.md, as far as tests hold it against the code. */
public final class Readme {
  private static final String TEXT = read();

  private Readme() {}

  private static String read() {
    try {
      return Files.readString(Path.of("..", "README.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cells of the table whose first heading is {@code heading}, without that row. */
  public static List<List<String>> table(String heading) {
    return TEXT.lines()
        .dropWhile(line -> !line.startsWith("| " + heading + " |"))
        .takeWhile(line -> line.startsWith("|"))
        .skip(2)
        .map(line -> Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList())
        .toList();
  }

  /** All that stands between backticks in {@code cell}. */
  public static List<String> code(String cell) {
    return Pattern.compile("`([^`]+)`").matcher(cell).results().map(m -> m.group(1)).toList();
  }

  /** The first block of {@code language} that contains {@code part}. */
  public static String block(String language, String part) {
    Matcher block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(TEXT);
    return block
        .results()
        .map(m -> m.group(1))
        .filter(text -> text.contains(part))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + language + " block with " + part));
  }
}
