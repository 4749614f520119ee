package dev.irisops.serving.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.Utils;

/** Small data for the classifiers of Weka, which do not all take the same. */
enum WekaData {
  /** Numbers and labels, both with missing values, and three classes. */
  MIXED(true, true, List.of("left", "stayed", "won't say")),

  /** Numbers and labels, and two classes. */
  BINARY(true, false, List.of("no", "yes")),

  /** Numbers, and three classes. */
  NUMBERS(false, false, List.of("a", "b", "c")),

  /** Labels, two for each attribute and for the class. */
  FLAGS(true, false, List.of("no", "yes")),

  /** Numbers and labels, both with missing values, and a number to predict. */
  QUANTITY(true, true, List.of()),

  /** Numbers, and a number to predict. */
  SIZE(false, false, List.of());

  private static final int ROWS = 60;
  private static final int QUESTIONS = 40;
  private static final List<String> PAYMENTS = List.of("card", "cash", "transfer, \"slow\"");
  private static final List<String> REGIONS = List.of("nord", "süd", "東京");

  private final boolean labels;
  private final boolean missing;
  private final List<String> classes;

  WekaData(boolean labels, boolean missing, List<String> classes) {
    this.labels = labels;
    this.missing = missing;
    this.classes = classes;
  }

  /** Returns the rows to train on, with the class set; always the same. */
  Instances rows() {
    Instances rows = new Instances(name(), attributes(), ROWS);
    rows.setClassIndex(rows.numAttributes() - 1);
    Random random = new Random(1);
    for (int i = 0; i < ROWS; i++) {
      rows.add(new DenseInstance(1, row(random, 50)));
    }
    return rows;
  }

  /**
   * Returns rows to predict: some of the trained ones, and others, with values outside them too.
   */
  List<Instance> questions() {
    Instances header = rows();
    Random random = new Random(2);
    List<Instance> questions = new ArrayList<>(header.subList(0, QUESTIONS / 4));
    while (questions.size() < QUESTIONS) {
      questions.add(new DenseInstance(1, row(random, questions.size() % 3 == 0 ? 500 : 50)));
    }
    questions.forEach(question -> question.setDataset(header));
    return questions;
  }

  private ArrayList<Attribute> attributes() {
    ArrayList<Attribute> attributes = new ArrayList<>();
    if (this == FLAGS) {
      for (String name : List.of("a", "b", "c", "d", "class")) {
        attributes.add(new Attribute(name, classes));
      }
      return attributes;
    }
    attributes.add(new Attribute("amount"));
    attributes.add(new Attribute("size"));
    attributes.add(labels ? new Attribute("payment", PAYMENTS) : new Attribute("weight"));
    attributes.add(labels ? new Attribute("region", REGIONS) : new Attribute("height"));
    attributes.add(classes.isEmpty() ? new Attribute("price") : new Attribute("class", classes));
    return attributes;
  }

  private double[] row(Random random, double most) {
    if (this == FLAGS) {
      double[] flags = random.doubles(5).map(share -> Math.rint(share)).toArray();
      flags[4] = random.nextInt(5) == 0 ? flags[4] : flags[0] * flags[1];
      return flags;
    }
    double amount = Math.rint(random.nextDouble(10, most) * 4) / 4;
    double third = labels ? random.nextInt(PAYMENTS.size()) : random.nextInt(30);
    double fourth = labels ? random.nextInt(REGIONS.size()) : random.nextInt(9);
    double sum = amount < 25 ? third : third + fourth;
    boolean isNoise = random.nextInt(8) == 0;
    double target =
        classes.isEmpty()
            ? amount + 3 * sum + random.nextInt(5)
            : (isNoise ? random.nextInt(9) : sum) % classes.size();
    return new double[] {
      orMissing(random, amount), random.nextInt(4), third, orMissing(random, fourth), target
    };
  }

  private double orMissing(Random random, double value) {
    boolean none = random.nextInt(6) == 0;
    return missing && none ? Utils.missingValue() : value;
  }
}
