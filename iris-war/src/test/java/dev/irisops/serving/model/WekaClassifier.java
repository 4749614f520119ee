package dev.irisops.serving.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter.Status;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import weka.classifiers.AbstractClassifier;
import weka.classifiers.Classifier;
import weka.core.Instance;
import weka.core.Utils;

/**
 * A line of classifiers.txt.
 *
 * @param data what it trains on
 * @param options the class and the options, as on the command line of Weka
 */
record WekaClassifier(WekaData data, String options) {
  private static final Map<WekaClassifier, byte[]> TRAINED = new ConcurrentHashMap<>();

  /** Returns the classifiers of the list. */
  static List<WekaClassifier> all() {
    try (InputStream in = WekaClassifier.class.getResourceAsStream("classifiers.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(" +", 2))
          .map(line -> new WekaClassifier(data(line[0]), line[1]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WekaData data(String name) {
    return WekaData.valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** Returns the trained classifier, serialized. It is trained once. */
  byte[] trained() {
    return TRAINED.computeIfAbsent(this, WekaClassifier::train);
  }

  private byte[] train() {
    return FakeBundle.serialized(MixedBundle.train(untrained(options), data.rows()));
  }

  /** Returns a classifier of Weka's command line that is not trained yet. */
  static Classifier untrained(String options) {
    try {
      String[] words = Utils.splitOptions(options);
      return AbstractClassifier.forName(words[0], Arrays.copyOfRange(words, 1, words.length));
    } catch (Exception e) { // Weka declares no narrower one
      throw new IllegalStateException(options, e);
    }
  }

  /** Returns the classes of the objects that it serializes, and their superclasses. */
  Set<String> classes() {
    Set<String> classes = new TreeSet<>();
    read(trained(), classes);
    return classes;
  }

  /** Returns a copy that has not predicted yet, as Weka reads it: without a filter. */
  Classifier copy() {
    return read(trained(), new TreeSet<>());
  }

  /** Reads a classifier, and adds the names of its classes to {@code classes}. */
  static Classifier read(byte[] bytes, Set<String> classes) {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      in.setObjectInputFilter(
          info -> {
            Class<?> type = info.serialClass();
            while (type != null && type.isArray()) {
              type = type.getComponentType();
            }
            if (type != null && !type.isPrimitive()) {
              classes.add(type.getName());
            }
            return Status.ALLOWED;
          });
      return (Classifier) in.readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the answer of a classifier to a row, bit for bit. */
  static List<Long> bits(Classifier classifier, Instance row) {
    return Arrays.stream(MixedBundle.distribution(classifier, row))
        .mapToObj(Double::doubleToRawLongBits)
        .toList();
  }

  @Override
  public String toString() {
    return data.name().toLowerCase(Locale.ROOT) + " " + options;
  }
}
