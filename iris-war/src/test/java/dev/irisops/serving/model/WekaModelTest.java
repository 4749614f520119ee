package dev.irisops.serving.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.irisops.serving.prediction.ClassPrediction;
import dev.irisops.serving.prediction.Feature;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.NumericFeature;
import dev.irisops.serving.prediction.PredictionImpossibleException;
import dev.irisops.serving.prediction.Range;
import dev.irisops.serving.prediction.Samples;
import dev.irisops.serving.prediction.Schema;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import weka.classifiers.AbstractClassifier;
import weka.core.Instance;
import weka.core.Instances;

class WekaModelTest {
  private static WekaModel model(ModelCard card, double... answer) {
    return new WekaModel(
        card, new ClassifierPool(1, () -> FakeClassifier.answering(answer)), List.of());
  }

  private static ClassPrediction predict(double... answer) {
    return Samples.predict(model(Samples.card(), answer), Samples.row(Samples.schema(), 1, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void answer_ofOtherClasses_isAFailure(int classes) {
    assertThatExceptionOfType(PredictionImpossibleException.class)
        .isThrownBy(() -> predict(new double[classes]))
        .withMessage("expected 2 probabilities, found " + classes);
  }

  @Test
  void invalidProbability_isRefused() {
    assertThatExceptionOfType(PredictionImpossibleException.class)
        .isThrownBy(() -> predict(Double.NaN, Double.NaN))
        .withMessage("probability: expected 0..1, found NaN");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.4, 0.499998, 0.500002})
  void probabilities_withoutASumOf1_areRefused(double half) {
    assertThatExceptionOfType(PredictionImpossibleException.class)
        .isThrownBy(() -> predict(half, half))
        .withMessage("expected probabilities with a sum of 1, found " + 2 * half);
  }

  @Test
  void probabilities_withARoundedSum_areAccepted() {
    assertThat(predict(0.3333333, 0.6666666).confidence()).isEqualTo(0.6666666);
  }

  @Test
  void negativeProbability_isRefused() {
    assertThatExceptionOfType(PredictionImpossibleException.class)
        .isThrownBy(() -> predict(-0.5, 1.5))
        .withMessage("probability: expected 0..1, found -0.5");
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failure_ofTheClassifier_isRefused(Throwable failure) {
    ClassifierPool pool = new ClassifierPool(1, () -> new FailingClassifier(failure));
    WekaModel model = new WekaModel(Samples.card(), pool, List.of());
    assertThatExceptionOfType(PredictionImpossibleException.class)
        .isThrownBy(() -> Samples.predict(model, Samples.row(Samples.schema(), 1, 0)))
        .withMessage("the classifier failed")
        .withCause(failure);
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        new Exception("secret"), new ArrayIndexOutOfBoundsException(7), new StackOverflowError());
  }

  /** Fails at each row. */
  private static final class FailingClassifier extends AbstractClassifier {
    private static final long serialVersionUID = 1L;

    private final transient Throwable failure;

    FailingClassifier(Throwable failure) {
      this.failure = failure;
    }

    @Override
    public double[] distributionForInstance(Instance instance) throws Exception {
      if (failure instanceof Error error) {
        throw error;
      }
      throw (Exception) failure;
    }

    @Override
    public void buildClassifier(Instances data) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void answer_isACopyOfTheClassifiersArray() {
    double[] answer = {0.25, 0.75};
    ClassPrediction prediction = predict(answer);
    answer[1] = 0;
    assertThat(prediction.confidence()).isEqualTo(0.75);
  }

  @Test
  void number_isPredicted() {
    Schema schema = new Schema(List.of(feature("class")), Samples.price());
    WekaModel model = model(Samples.card("1", schema), -12.25);
    assertThat(Samples.predictNumber(model, Samples.row(schema, 1))).isEqualTo(-12.25);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void number_notFinite_isRefused(double answer) {
    WekaModel model = model(Samples.card("1", Samples.priceSchema()), answer);
    assertThatExceptionOfType(PredictionImpossibleException.class)
        .isThrownBy(() -> Samples.predictNumber(model, Samples.row(Samples.schema(), 1, 0)))
        .withMessage("value: expected a finite number, found " + answer);
  }

  @Test
  void feature_calledClass_doesNotClash() {
    Schema schema =
        new Schema(List.of(feature("class"), feature("class_")), Samples.schema().target());
    WekaModel model = model(Samples.card("1", schema), 0.25, 0.75);
    assertThat(Samples.predict(model, Samples.row(schema, 1, 2)).classIndex()).isOne();
  }

  private static Feature feature(String name) {
    Range range = new Range(0, 9);
    return new NumericFeature(
        name,
        Optional.empty(),
        range,
        2,
        Optional.of(range),
        Samples.WIDTH.quintileEdges(),
        Samples.WIDTH.quintileShares(),
        0);
  }
}
