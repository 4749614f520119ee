package dev.irisops.training.dataset;

/**
 * A column of numbers.
 *
 * @param name name of the column
 */
public record NumericTarget(String name) implements Target {
  @Override
  public Task task() {
    return Task.REGRESSION;
  }
}
