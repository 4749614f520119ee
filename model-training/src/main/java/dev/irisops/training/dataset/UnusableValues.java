package dev.irisops.training.dataset;

import java.util.Optional;

/** A column of a type that no feature has. */
final class UnusableValues extends ColumnValues {
  private final String problem;

  UnusableValues(String name, Texts texts, String problem) {
    super(name, texts);
    this.problem = problem;
  }

  @Override
  double parse(String text, int line) {
    return 0;
  }

  @Override
  Optional<String> problem() {
    return Optional.of(problem);
  }

  @Override
  Feature feature() {
    throw new IllegalStateException(name + ": " + problem);
  }
}
