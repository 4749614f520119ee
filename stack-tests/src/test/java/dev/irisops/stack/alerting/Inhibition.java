package dev.irisops.stack.alerting;

import dev.irisops.stack.tool.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The tables of {@code docs/alerts.md} about what hides what.
 *
 * @param causes the critical alerts that hide others
 * @param neverHidden the names of the alerts that nothing hides
 */
record Inhibition(List<Cause> causes, Set<String> neverHidden) {
  private static final Pattern SECTION = Pattern.compile("(?s)\n## Inhibition\n(.*?)\n## ");
  private static final Pattern NAME = Pattern.compile("`(\\w+)`");

  /**
   * A row of the first table.
   *
   * @param effects the names of the alerts that it hides
   */
  record Cause(String name, Set<String> effects) {}

  /** Reads the tables: rows of three cells are causes, rows of two are never hidden. */
  static Inhibition documented() {
    List<Cause> causes = new ArrayList<>();
    Set<String> neverHidden = new TreeSet<>();
    for (String row : section().lines().filter(line -> line.startsWith("| `")).toList()) {
      String[] cells = row.substring(2).split(" \\| ?");
      if (cells.length == 3) {
        names(cells[0]).forEach(name -> causes.add(new Cause(name, names(cells[1]))));
      } else {
        neverHidden.addAll(names(cells[0]));
      }
    }
    return new Inhibition(causes, neverHidden);
  }

  private static String section() {
    return SECTION
        .matcher(Repository.text("docs/alerts.md"))
        .results()
        .map(result -> result.group(1))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> names(String cell) {
    Set<String> names = new TreeSet<>();
    NAME.matcher(cell).results().map(name -> name.group(1)).forEach(names::add);
    return names;
  }
}
