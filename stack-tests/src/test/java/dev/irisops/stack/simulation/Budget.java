package dev.irisops.stack.simulation;

import dev.irisops.stack.tool.Repository;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A row of the table of faults in the document.
 *
 * @param fault the name in {@code faults.yml}
 * @param within minutes from its beginning until the alert fires
 * @param over minutes from its end until the alert has ended
 * @param also other alerts that page
 */
record Budget(
    String fault,
    String alert,
    String severity,
    String service,
    int within,
    int over,
    Set<String> also) {
  private static final String DOCUMENT = "docs/alerts.md";

  private static final Pattern ROW =
      Pattern.compile(
          "(?m)^\\| ([^|`]+) \\| `(\\w+)` \\| (\\w+) \\| `([a-z-]+)` \\| (\\d+) min \\| (\\d+) min"
              + " \\| ?(.*?) ?\\|$");

  /** Returns all rows. */
  static List<Budget> rows() {
    return ROW.matcher(Repository.text(DOCUMENT))
        .results()
        .map(
            r ->
                new Budget(
                    r.group(1),
                    r.group(2),
                    r.group(3),
                    r.group(4),
                    Integer.parseInt(r.group(5)),
                    Integer.parseInt(r.group(6)),
                    alerts(r.group(7))))
        .toList();
  }

  private static Set<String> alerts(String cell) {
    return Arrays.stream(cell.replace("`", "").split(", "))
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the row as the document has it. */
  @Override
  public String toString() {
    return "| %s | `%s` | %s | `%s` | %d min | %d min |%s |"
        .formatted(
            fault,
            alert,
            severity,
            service,
            within,
            over,
            also.isEmpty() ? "" : " `" + String.join("`, `", also) + "`");
  }
}
