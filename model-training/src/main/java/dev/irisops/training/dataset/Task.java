package dev.irisops.training.dataset;

import java.util.Arrays;
import java.util.Locale;

/** What a model predicts. */
public enum Task {
  /** One of several classes. */
  CLASSIFICATION,
  /** A number. */
  REGRESSION;

  /**
   * Parses the option {@code --task}.
   *
   * @throws IllegalArgumentException if the text is neither {@code classification} nor {@code
   *     regression}
   */
  public static Task parse(String text) {
    return Arrays.stream(values())
        .filter(task -> task.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--task: expected classification or regression, found \"" + text + '"'));
  }

  /** Returns the name in the model card and on the command line. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
