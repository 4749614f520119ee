package dev.irisops.serving.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The elements of a tensor that JSON lists: numbers or texts, and null for a missing one. */
public final class ListedElements implements Elements {
  private double[] numbers = new double[8];
  private List<Optional<String>> texts = List.of();
  private int size;
  private boolean hasNumbers;
  private int lists;
  private int lengthOfList;
  private boolean ragged;

  /** Adds a number. */
  public void add(double number) {
    hasNumbers = true;
    append(number);
  }

  /** Adds a text. */
  public void add(String text) {
    if (texts.isEmpty()) {
      texts = new ArrayList<>();
    }
    while (texts.size() < size) {
      texts.add(Optional.empty()); // what came before is missing, or a number that is refused
    }
    texts.add(Optional.of(text));
    append(Double.NaN);
  }

  /** Adds a missing element. */
  public void addMissing() {
    append(Double.NaN);
  }

  /**
   * Ends a list that the last elements were in.
   *
   * @param length how many they are
   */
  public void endList(int length) {
    ragged |= lists > 0 && length != lengthOfList;
    lengthOfList = length;
    lists++;
  }

  /** Returns true if the elements are in no lists, or in lists that the shape says. */
  boolean fits(Shape shape) {
    return lists == 0
        || !ragged
            && lists == shape.rows()
            && lengthOfList == shape.columns()
            && size == shape.size();
  }

  private void append(double number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    numbers[size] = number;
    size++;
  }

  @Override
  public int size() {
    return size;
  }

  /** Returns true if an element is a number. */
  boolean hasNumbers() {
    return hasNumbers;
  }

  /** Returns true if an element is a text. */
  boolean hasTexts() {
    return !texts.isEmpty();
  }

  @Override
  public double number(int index) {
    return numbers[index];
  }

  /** Replaces each number by the nearest of a type, and returns the first that is none. */
  Optional<Double> convertTo(Datatype type) {
    for (int i = 0; i < size; i++) {
      if (!Double.isNaN(numbers[i]) && !type.holds(numbers[i])) {
        return Optional.of(numbers[i]);
      }
      numbers[i] = type.rounded(numbers[i]);
    }
    return Optional.empty();
  }

  @Override
  public Optional<String> text(int index) {
    return index < texts.size() ? texts.get(index) : Optional.empty();
  }
}
