package dev.irisops.stack.manifests.docs;

import dev.irisops.stack.tool.Repository;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A command of the runbooks that needs a state or has an effect: a row of {@code
 * manifests/runbook-commands.txt}.
 *
 * @param command a part of the command
 * @param before calls of kubectl that make the state in which somebody runs it
 * @param query kind, name and JSONPath of the effect; empty if there is none
 * @param value the value at that path once the controllers have acted; empty if it is gone
 * @param cleanUp calls of kubectl that restore the state
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

  /** Returns all rows. */
  static List<Step> all() {
    return ALL;
  }
}
