package dev.irisops.stack.manifests.docs;

import dev.irisops.stack.tool.Repository;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A command that changes a cluster: a row of {@code manifests/runbook-commands.txt}.
 *
 * @param command a part of the command
 * @param before calls of kubectl that make the state in which somebody runs it
 * @param query kind, name and JSONPath of what it changes; empty if it changes nothing
 * @param value what the path has afterwards, at the end of all that controllers do
 * @param cleanUp a call of kubectl afterwards
 */
record Step(String command, List<String> before, String query, String value, List<String> cleanUp) {
  private static final List<Step> ALL =
      Repository.text("stack-tests/src/test/resources/manifests/runbook-commands.txt")
          .lines()
          .skip(1)
          .map(Step::parse)
          .toList();

  private static Step parse(String row) {
    String[] cells =
        Arrays.stream((row + " ").split("\\|", -1)).map(String::strip).toArray(String[]::new);
    return new Step(cells[0], calls(cells[1]), cells[2], cells[3], calls(cells[4]));
  }

  private static List<String> calls(String cell) {
    return Arrays.stream(cell.split("; ")).filter(call -> !call.isEmpty()).toList();
  }

  /** Returns the row of a command. */
  static Optional<Step> of(String command) {
    return ALL.stream().filter(step -> command.contains(step.command)).findFirst();
  }

  static List<Step> all() {
    return ALL;
  }
}
