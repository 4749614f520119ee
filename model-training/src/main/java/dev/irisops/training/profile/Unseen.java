package dev.irisops.training.profile;

import java.util.Arrays;
import java.util.Locale;

/** The service's answer to a label that is not in the training data. */
public enum Unseen {
  /** The label counts as a missing value. */
  MISSING,
  /** The row is refused. */
  REFUSE;

  /**
   * Parses the option {@code --unseen}.
   *
   * @throws IllegalArgumentException if the text is neither {@code missing} nor {@code refuse}
   */
  public static Unseen parse(String text) {
    return Arrays.stream(values())
        .filter(policy -> policy.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--unseen: expected missing or refuse, found \"" + text + '"'));
  }

  /** Returns the name in the model card and on the command line. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
