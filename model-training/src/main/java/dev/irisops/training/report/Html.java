package dev.irisops.training.report;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Small pieces of HTML. */
final class Html {
  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

  private Html() {}

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** Fills each {@code {{name}}} in one pass, so that a part cannot open another. */
  static String fill(String template, Map<String, String> parts) {
    return PLACE
        .matcher(template)
        .replaceAll(place -> Matcher.quoteReplacement(parts.get(place.group(1))));
  }

  /** Returns a table; all cells are escaped. */
  static String table(List<String> header, List<List<String>> rows) {
    String body = rows.stream().map(row -> row("", row)).collect(Collectors.joining());
    return table(header, body);
  }

  static String table(List<String> header, String body) {
    return "<table>\n<thead><tr>%s</tr></thead>\n<tbody>\n%s</tbody>\n</table>"
        .formatted(cells("th", header), body);
  }

  static String row(String attributes, List<String> cells) {
    return "<tr%s>%s</tr>\n".formatted(attributes, cells("td", cells));
  }

  private static String cells(String tag, List<String> texts) {
    return texts.stream()
        .map(text -> "<%s>%s</%s>".formatted(tag, escape(text), tag))
        .collect(Collectors.joining());
  }
}
