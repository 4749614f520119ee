package dev.irisops.serving.inference;

import dev.irisops.serving.prediction.Answer;
import dev.irisops.serving.prediction.ClassPrediction;
import dev.irisops.serving.prediction.NumericPrediction;
import dev.irisops.serving.prediction.NumericTarget;
import dev.irisops.serving.prediction.Schema;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An output of a model.
 *
 * @param name the name of the tensor
 * @param type the type of its elements
 * @param columns the second dimension; empty if there is one element a row
 * @param elements gives the elements of the answers to all rows
 */
public record ModelOutput(String name, Datatype type, OptionalInt columns, Source elements) {
  /** Gives the elements of an output. */
  @FunctionalInterface
  public interface Source {
    /** Returns the elements of the answers, without copying them. */
    Elements of(List<Answer> answers);
  }

  /** Returns the outputs of a model, in the order of an answer. */
  public static List<ModelOutput> of(Schema schema) {
    if (schema.target() instanceof NumericTarget) {
      return List.of(
          new ModelOutput(
              "predicted_value", Datatype.FP64, OptionalInt.empty(), PredictedValues::new));
    }
    int classes = schema.classes().size();
    return List.of(
        new ModelOutput(
            "predicted_class",
            Datatype.BYTES,
            OptionalInt.empty(),
            answers -> new PredictedClasses(schema, answers)),
        new ModelOutput(
            "probabilities",
            Datatype.FP64,
            OptionalInt.of(classes),
            answers -> new Probabilities(classes, answers)));
  }

  private record PredictedValues(List<Answer> answers) implements Elements {
    @Override
    public int size() {
      return answers.size();
    }

    @Override
    public double number(int index) {
      return ((NumericPrediction) answers.get(index).prediction()).value();
    }
  }

  private record PredictedClasses(Schema schema, List<Answer> answers) implements Elements {
    @Override
    public int size() {
      return answers.size();
    }

    @Override
    public Optional<String> text(int index) {
      ClassPrediction prediction = (ClassPrediction) answers.get(index).prediction();
      return Optional.of(schema.classes().get(prediction.classIndex()).name());
    }
  }

  private record Probabilities(int classes, List<Answer> answers) implements Elements {
    @Override
    public int size() {
      return answers.size() * classes;
    }

    @Override
    public double number(int index) {
      ClassPrediction prediction = (ClassPrediction) answers.get(index / classes).prediction();
      return prediction.probability(index % classes);
    }
  }
}
