package dev.irisops.stack.rules;

import dev.irisops.stack.tool.Repository;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which changes of the rules are tried: all, those of one file, or a part of all.
 *
 * @param file the name of the file without its ending, or empty
 * @param part the number of the part, from 0, or {@link #WHOLE}
 */
record MutationShare(String file, int part) {
  /** The parts of all changes; a build tries one. */
  static final int PARTS = 24;

  private static final int WHOLE = -1;
  private static final String ALL = "all";

  MutationShare {
    if (part < WHOLE || part >= PARTS) {
      throw new IllegalArgumentException(
          "mutated: expected a part from 0 to %d, found %d".formatted(PARTS - 1, part));
    }
  }

  /**
   * Reads what to try.
   *
   * @param mutated {@code all}, a file of rules without its ending, the number of a part, or empty
   *     for the part that the tested texts choose: so another one after each change of them
   * @param tested the texts of the rules and their tests
   * @throws IllegalArgumentException if there is no such part
   */
  static MutationShare parse(String mutated, List<String> tested) {
    if (mutated.isEmpty()) {
      return new MutationShare("", Math.floorMod(tested.hashCode(), PARTS));
    } else if (mutated.equals(ALL)) {
      return new MutationShare("", WHOLE);
    } else if (mutated.matches("\\d{1,4}")) {
      return new MutationShare("", Integer.parseInt(mutated));
    }
    return new MutationShare(mutated, WHOLE);
  }

  /** Returns what the property {@code mutated} says of the rules and tests that ship. */
  static MutationShare ofThisRun() {
    List<String> tested =
        Stream.of(RuleFile.FOLDER, RuleFile.FOLDER + "/tests")
            .flatMap(folder -> Repository.files(folder, ".yml").stream())
            .map(Repository::text)
            .toList();
    return parse(System.getProperty("mutated", ""), tested);
  }

  boolean isOneFile() {
    return !file.isEmpty();
  }

  /** True if changes of the rule are tried. */
  boolean includes(Rule rule) {
    return !isOneFile() || rule.file().equals(file + ".yml");
  }

  /** True for a change that is tried; by its text, so that a new rule moves no other change. */
  boolean includes(String change) {
    return part == WHOLE || Math.floorMod(change.hashCode(), PARTS) == part;
  }

  /** Returns how to try the same again. */
  @Override
  public String toString() {
    String again = isOneFile() ? file : part == WHOLE ? ALL : Integer.toString(part);
    return part == WHOLE
        ? "-Dmutated=" + again
        : "part %d of 0 to %d, -Dmutated=%s".formatted(part, PARTS - 1, again);
  }
}
