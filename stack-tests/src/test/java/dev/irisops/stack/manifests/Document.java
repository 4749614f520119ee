package dev.irisops.stack.manifests;

import dev.irisops.stack.tool.Repository;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of Markdown, as far as tests hold it against what it speaks of.
 *
 * @param path from the root of the repository
 */
record Document(String path, String text) {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\n(.*?)^```$");

  static Document of(String path) {
    return new Document(path, Repository.text(path));
  }

  /** The blocks of one language. */
  List<String> blocks(String language) {
    return BLOCK
        .matcher(text)
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .toList();
  }

  /**
   * What one can type: the lines of the shell blocks, continued ones joined, and code in the text
   * that begins so.
   */
  List<String> commands() {
    Stream<String> lines =
        blocks("sh").stream()
            .flatMap(block -> block.replaceAll("\\\\\n\\s*", "").lines())
            .map(line -> line.replaceAll("\\s+# .*", "").strip())
            .filter(line -> !line.isEmpty());
    Stream<String> inline =
        code().filter(code -> code.matches("(kubectl|make|amtool|promtool|curl) .*"));
    return Stream.concat(lines, inline).toList();
  }

  /** What stands between backticks in the text. */
  Stream<String> code() {
    return Pattern.compile("`([^`\n]+)`")
        .matcher(BLOCK.matcher(text).replaceAll(""))
        .results()
        .map(code -> code.group(1).replace("\\|", "|"));
  }

  /** What a group of a pattern finds in the commands. */
  List<String> inCommands(String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return commands().stream()
        .flatMap(command -> compiled.matcher(command).results())
        .map(found -> found.group(1))
        .distinct()
        .toList();
  }

  /** The same with two groups, joined by a slash. */
  List<String> pairsInCommands(String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return commands().stream()
        .flatMap(command -> compiled.matcher(command).results())
        .map(found -> found.group(1) + "/" + found.group(2))
        .distinct()
        .toList();
  }

  /** Where its links lead, those to other sites left out. */
  List<String> links() {
    return Pattern.compile("\\]\\(([^)\\s]+)\\)")
        .matcher(BLOCK.matcher(text).replaceAll(""))
        .results()
        .map((MatchResult link) -> link.group(1))
        .filter(link -> !link.startsWith("http"))
        .distinct()
        .toList();
  }

  /** The anchors of its headings, as GitHub makes them. */
  List<String> anchors() {
    return Pattern.compile("(?m)^#+ (.*)$")
        .matcher(BLOCK.matcher(text).replaceAll(""))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'))
        .toList();
  }

  /** The first cells of the rows of a table, without backticks. */
  List<String> firstCells(String heading) {
    return text.lines()
        .dropWhile(line -> !line.startsWith("| " + heading + " |"))
        .takeWhile(line -> line.startsWith("|"))
        .skip(2)
        .map(line -> Arrays.asList(line.split("\\|")).get(1).strip().replace("`", ""))
        .toList();
  }

  @Override
  public String toString() {
    return path;
  }
}
