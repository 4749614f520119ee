package dev.irisops.training.report;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** HTML fragments and templates. */
final class Html {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

  private static final int MAX_ROWS = 100;

  private Html() {}

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** Replaces each {@code {{name}}} in one pass, so that placeholders in a value are left alone. */
  static String fill(String template, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(name -> Matcher.quoteReplacement(values.get(name.group(1))));
  }

  /** Returns a table and escapes its cells. */
  static String table(List<String> header, List<List<String>> rows) {
    String body = rows.stream().map(row -> row("", row)).collect(Collectors.joining());
    return table(header, body);
  }

  /** Returns the first 100 rows as a table, and how many more the model card has. */
  static String shortened(List<String> header, List<List<String>> rows) {
    int more = rows.size() - MAX_ROWS;
    return table(header, rows.stream().limit(MAX_ROWS).toList())
        + (more > 0 ? "\n<p>%d more are in model-card.json.</p>".formatted(more) : "");
  }

  /** Returns a table with a body of {@link #row}s. */
  static String table(List<String> header, String body) {
    return "<table>\n<thead><tr>%s</tr></thead>\n<tbody>\n%s</tbody>\n</table>"
        .formatted(cells("th", header), body);
  }

  /** Returns a table row and escapes its cells. */
  static String row(String attributes, List<String> cells) {
    return "<tr%s>%s</tr>\n".formatted(attributes, cells("td", cells));
  }

  private static String cells(String tag, List<String> texts) {
    return texts.stream()
        .map(text -> "<%s>%s</%s>".formatted(tag, escape(text), tag))
        .collect(Collectors.joining());
  }
}
