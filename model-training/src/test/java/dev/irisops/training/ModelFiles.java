package dev.irisops.training;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import weka.classifiers.AbstractClassifier;
import weka.classifiers.Classifier;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;
import weka.core.Utils;

/** Models and data as Weka's Explorer saves them. */
final class ModelFiles {
  private ModelFiles() {}

  /** Returns 60 orders: a number with missing values, a label, and two classes. */
  static Instances orders() {
    Instances orders = new Instances("orders", new ArrayList<>(), 60);
    orders.insertAttributeAt(new Attribute("amount"), 0);
    orders.insertAttributeAt(
        new Attribute("pay by", Arrays.asList("card", "cash", "transfer, 'slow'")), 1);
    orders.insertAttributeAt(new Attribute("outcome", Arrays.asList("kept", "returned")), 2);
    orders.setClassIndex(2);
    Random random = new Random(1);
    for (int i = 0; i < 60; i++) {
      double amount = random.nextInt(50);
      int payment = random.nextInt(3);
      double outcome = amount + 9 * payment > 35 ? 1 : 0;
      double[] row = {i % 10 == 3 ? Utils.missingValue() : amount, payment, outcome};
      orders.add(new DenseInstance(1, row));
    }
    return orders;
  }

  /** Returns the same with the class in the first place. */
  static Instances ordersClassFirst() {
    Instances orders = orders();
    Instances turned = new Instances("orders", new ArrayList<>(), 60);
    int[] order = {2, 0, 1};
    for (int i = 0; i < 3; i++) {
      turned.insertAttributeAt((Attribute) orders.attribute(order[i]).copy(), i);
    }
    turned.setClassIndex(0);
    orders.forEach(
        row ->
            turned.add(
                new DenseInstance(1, Arrays.stream(order).mapToDouble(row::value).toArray())));
    return turned;
  }

  /** Trains a classifier of Weka's command line. */
  static Classifier trained(String options, Instances data) throws Exception {
    String[] words = Utils.splitOptions(options);
    Classifier classifier =
        AbstractClassifier.forName(words[0], Arrays.copyOfRange(words, 1, words.length));
    classifier.buildClassifier(data);
    return classifier;
  }

  /** Saves objects in one stream, as Weka does. */
  static Path save(Path file, Object... objects) throws IOException {
    return Files.write(file, stream(objects));
  }

  static byte[] stream(Object... objects) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      for (Object object : objects) {
        out.writeObject(object);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Returns the stream with another text of the same length. */
  static byte[] replaced(byte[] stream, String from, String to) {
    String text = new String(stream, StandardCharsets.ISO_8859_1);
    return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Saves rows as ARFF. */
  static Path arff(Path file, Instances rows) throws IOException {
    return Files.writeString(file, rows.toString());
  }

  /** Returns the header that Weka saves. */
  static Instances header(Instances rows) {
    return new Instances(rows, 0);
  }
}
