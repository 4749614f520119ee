package dev.irisops.serving.model;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import weka.classifiers.Classifier;
import weka.core.Attribute;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.SerializationHelper;
import weka.filters.Filter;
import weka.filters.unsupervised.attribute.Reorder;

/**
 * A model as Weka's Explorer saves it, trained on mixed data with the class in the first place.
 *
 * @param model the file with the classifier and the header
 * @param data the training data as ARFF
 * @param classifier the classifier itself
 * @param rows the training data
 */
public record WekaModelFile(Path model, Path data, Classifier classifier, Instances rows) {
  /** Trains a classifier of Weka's command line, and writes the files into a folder. */
  public static WekaModelFile of(String options, Path folder) {
    try {
      Instances rows = classFirst(WekaData.MIXED.rows());
      Classifier classifier = MixedBundle.train(WekaClassifier.untrained(options), rows);
      Path model = folder.resolve("orders.model");
      SerializationHelper.writeAll(
          model.toString(), new Object[] {classifier, new Instances(rows, 0)});
      Path data = Files.writeString(folder.resolve("orders.arff"), rows.toString());
      return new WekaModelFile(model, data, classifier, rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) { // Weka declares no narrower one
      throw new IllegalStateException(options, e);
    }
  }

  private static Instances classFirst(Instances rows) throws Exception {
    Reorder reorder = new Reorder();
    reorder.setAttributeIndices("last,first-" + (rows.numAttributes() - 1));
    reorder.setInputFormat(rows);
    Instances turned = Filter.useFilter(rows, reorder);
    turned.setClassIndex(0);
    return turned;
  }

  /** Returns a row as a request has it, without its missing values. */
  public String json(int row) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    Instance instance = rows.get(row);
    for (int i = 1; i < rows.numAttributes(); i++) {
      Attribute attribute = rows.attribute(i);
      if (attribute.isNominal() && !instance.isMissing(i)) {
        json.add(attribute.name(), instance.stringValue(i));
      } else if (!instance.isMissing(i)) {
        json.add(attribute.name(), instance.value(i));
      }
    }
    return json.build().toString();
  }

  /** Returns Weka's probabilities of a row. */
  public List<Double> answer(int row) {
    return Arrays.stream(MixedBundle.distribution(classifier, rows.get(row))).boxed().toList();
  }
}
