package dev.irisops.serving.prediction;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A feature whose values are labels. Its bins are the 20 commonest labels, {@code other} for the
 * rest and for labels that training did not see, and {@code missing}. A label that is itself called
 * {@code other} or {@code missing} is counted in the bin of that name.
 */
public final class NominalFeature implements Feature {
  private static final int MAX_BINS_OF_LABELS = 20;
  private static final String OTHER = "other";

  /** The most characters of labels that an error names. */
  private static final int MAX_CHOICE = 200;

  private final String name;
  private final List<String> labels;
  private final double missingShare;
  private final boolean acceptsUnseen;
  private final Map<String, Integer> labelIndex;
  private final LabelLiterals literals;
  private final String choice;
  private final String commonestLabel;
  private final List<String> bins;
  private final int[] binOfLabel;
  private final List<Double> baselineShares;

  /**
   * @param name the key in a request
   * @param labels the labels in training order, at least one, all different
   * @param shares the share of all training rows with each label, in 0..1
   * @param missingShare the share of the training rows without a value, in 0..1
   * @param acceptsUnseen true if a label that training did not see is taken as missing; false if it
   *     is refused
   */
  public NominalFeature(
      String name,
      List<String> labels,
      List<Double> shares,
      double missingShare,
      boolean acceptsUnseen) {
    Checks checks = Checks.ofFeature(name);
    checks.expect(
        "one or more labels, all different",
        !labels.isEmpty() && labels.stream().distinct().count() == labels.size(),
        labels);
    checks.expectShares(shares, labels.size());
    checks.expectMissingShare(missingShare);
    this.name = name;
    this.labels = List.copyOf(labels);
    this.missingShare = missingShare;
    this.acceptsUnseen = acceptsUnseen;
    this.labelIndex =
        IntStream.range(0, labels.size()).boxed().collect(toUnmodifiableMap(labels::get, i -> i));
    this.literals = LabelLiterals.of(labels);
    this.choice = choice(labels);
    List<String> byShare = byShare(labels, shares);
    this.commonestLabel = byShare.get(0);
    this.bins = bins(byShare);
    this.binOfLabel = labels.stream().mapToInt(this::binOfLabel).toArray();
    this.baselineShares = baselineShares(shares);
  }

  /** Returns the first labels that fit into {@link #MAX_CHOICE} characters, and at least one. */
  private static String choice(List<String> labels) {
    StringBuilder choice = new StringBuilder("one of ").append(quoted(labels.get(0)));
    int named = 1;
    while (named < labels.size()
        && choice.length() + labels.get(named).length() + 4 <= MAX_CHOICE) {
      choice.append(", ").append(quoted(labels.get(named)));
      named++;
    }
    int more = labels.size() - named;
    return more == 0 ? choice.toString() : choice + " and " + more + " more";
  }

  private static String quoted(String label) {
    String start = label.length() > MAX_CHOICE ? label.substring(0, MAX_CHOICE) + "\u2026" : label;
    return '"' + start + '"';
  }

  /** Returns the labels from the commonest to the rarest, equally common ones in their order. */
  private static List<String> byShare(List<String> labels, List<Double> shares) {
    return IntStream.range(0, labels.size())
        .boxed()
        .sorted(Comparator.comparing(shares::get, Comparator.reverseOrder()))
        .map(labels::get)
        .toList();
  }

  private static List<String> bins(List<String> byShare) {
    List<String> bins =
        byShare.stream()
            .filter(label -> !label.equals(OTHER) && !label.equals(MISSING))
            .limit(MAX_BINS_OF_LABELS)
            .collect(toCollection(ArrayList::new));
    bins.add(OTHER);
    bins.add(MISSING);
    return List.copyOf(bins);
  }

  private int binOfLabel(String label) {
    int bin = bins.indexOf(label);
    return bin >= 0 ? bin : bins.indexOf(OTHER);
  }

  private List<Double> baselineShares(List<Double> shares) {
    double[] sums = new double[bins.size()];
    for (int label = 0; label < binOfLabel.length; label++) {
      sums[binOfLabel[label]] += shares.get(label);
    }
    sums[bins.indexOf(MISSING)] += missingShare;
    return IntStream.range(0, sums.length).mapToObj(bin -> sums[bin]).toList();
  }

  @Override
  public String name() {
    return name;
  }

  /** Returns the labels, in training order. */
  public List<String> labels() {
    return labels;
  }

  /** Returns the label that most training rows have. */
  public String commonestLabel() {
    return commonestLabel;
  }

  /** Returns the index of a label; empty if training did not see it. */
  public OptionalInt indexOf(String label) {
    Integer index = labelIndex.get(label);
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }

  /**
   * Returns the label that a JSON string stands for: the label of the same text, else the one that
   * differs only in blanks around it, in the case of a boolean, or in the spelling of a number, as
   * the trainer reads a cell; the text itself if there is none.
   */
  public String labelOfText(String text) {
    if (labelIndex.containsKey(text)) {
      return text;
    }
    String trimmed = text.trim(); // like the trainer
    return labelIndex.containsKey(trimmed) ? trimmed : literals.ofText(trimmed).orElse(text);
  }

  /**
   * Returns the label that a JSON number stands for: the label of the same number, or the text of
   * the number if training did not see it; empty if no label is a number.
   *
   * @param literal the text of the number
   */
  public Optional<String> labelOfNumber(String literal) {
    return labelIndex.containsKey(literal) ? Optional.of(literal) : literals.ofNumber(literal);
  }

  /**
   * Returns the label that a JSON boolean stands for: its name in any case; empty if there is no
   * such label, or more than one.
   */
  public Optional<String> labelOfBoolean(boolean literal) {
    return literals.ofBoolean(literal);
  }

  /** Returns the labels as an error names them, for instance {@code one of "card", "cash"}. */
  public String choice() {
    return choice;
  }

  /** Returns true if a label that training did not see is taken as missing. */
  public boolean acceptsUnseen() {
    return acceptsUnseen;
  }

  @Override
  public double missingShare() {
    return missingShare;
  }

  @Override
  public List<String> bins() {
    return bins;
  }

  @Override
  public List<Double> baselineShares() {
    return baselineShares;
  }

  @Override
  public int bin(double value) {
    if (Double.isNaN(value)) {
      return bins.size() - 1;
    }
    return value == Row.UNSEEN ? bins.size() - 2 : binOfLabel[(int) value];
  }

  @Override
  public boolean outOfTrainingRange(double value) {
    return false;
  }
}
