package dev.irisops.serving;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of Markdown, or another text of the repository, for tests that compare them.
 *
 * @param path from the root of the repository
 */
public record Document(Path path, String text) {
  /** The root of the repository; tests run in the folder of their module. */
  public static final Path ROOT = Path.of("..");

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\n(.*?)^```$");

  /** Reads a page, for example {@code docs/reference.md}. */
  public static Document of(String path) {
    return of(Path.of(path));
  }

  private static Document of(Path path) {
    try {
      return new Document(path, Files.readString(ROOT.resolve(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the files of the repository with this ending; what builds and tools make is left out. */
  public static List<Document> all(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .map(ROOT::relativize)
          .filter(path -> path.toString().endsWith(ending))
          .filter(
              path ->
                  !path.toString()
                      .matches("([^/]+/)?target/.*|(.*/)?(node_modules|\\.tools|\\.git)/.*"))
          .map(Document::of)
          .toList();
    }
  }

  /** Returns the cells of the first table whose first heading is {@code heading}, row by row. */
  public List<List<String>> table(String heading) {
    return text.lines()
        .dropWhile(line -> !line.startsWith("| " + heading + " |"))
        .takeWhile(line -> line.startsWith("|"))
        .skip(2)
        .map(line -> Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList())
        .toList();
  }

  /** Returns each text between backticks in {@code cell}. */
  public static List<String> code(String cell) {
    return groups("`([^`]+)`", cell);
  }

  /** Returns the content of the code blocks of a language. */
  public List<String> blocks(String language) {
    return BLOCK
        .matcher(text)
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .toList();
  }

  /** Returns the targets of the links that stay in the repository. */
  public List<String> links() {
    return groups("\\]\\(([^)\\s]+)\\)", prose()).stream()
        .filter(link -> !link.startsWith("http"))
        .toList();
  }

  /** Returns the headings below the title. */
  public List<String> headings() {
    return groups("(?m)^##+ (.*)$", prose());
  }

  /** Returns the anchors of the headings, as GitHub forms them. */
  public List<String> anchors() {
    return headings().stream()
        .map(heading -> heading.toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }

  private String prose() {
    return BLOCK.matcher(text).replaceAll("");
  }

  private static List<String> groups(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
