package dev.irisops.stack.manifests.docs;

import dev.irisops.stack.tool.Repository;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of Markdown.
 *
 * @param path from the root of the repository
 */
record Document(String path, String text) {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\n(.*?)^```$");

  static Document of(String path) {
    return new Document(path, Repository.text(path));
  }

  /**
   * The commands: the lines of the shell blocks, continued ones joined, and code in the text that
   * begins with a program's name.
   */
  List<String> commands() {
    Stream<String> lines =
        BLOCK
            .matcher(text)
            .results()
            .filter(block -> block.group(1).equals("sh"))
            .flatMap(block -> block.group(2).replaceAll("\\\\\n\\s*", "").lines())
            .map(line -> line.replaceAll("\\s+# .*", "").strip())
            .filter(line -> !line.isEmpty());
    Stream<String> inline =
        code().filter(code -> code.matches("(kubectl|make|amtool|promtool|curl) .*"));
    return Stream.concat(lines, inline).toList();
  }

  /** The code between backticks in the text. */
  Stream<String> code() {
    return matches(Stream.of(BLOCK.matcher(text).replaceAll("")), "`([^`\n]+)`")
        .map(code -> code.group(1).replace("\\|", "|"));
  }

  /** The matches of a pattern in the commands. */
  Stream<MatchResult> matchesInCommands(String pattern) {
    return matches(commands().stream(), pattern);
  }

  /** The matches of a pattern in the commands and in the code of the text. */
  Stream<MatchResult> matchesInCode(String pattern) {
    return matches(Stream.concat(commands().stream(), code()), pattern);
  }

  private static Stream<MatchResult> matches(Stream<String> texts, String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return texts.flatMap(text -> compiled.matcher(text).results());
  }

  /** The texts that the first group of a pattern matches in the commands, each once. */
  List<String> inCommands(String pattern) {
    return matchesInCommands(pattern).map(match -> match.group(1)).distinct().toList();
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
