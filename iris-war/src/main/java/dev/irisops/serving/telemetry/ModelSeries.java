package dev.irisops.serving.telemetry;

import dev.irisops.serving.prediction.Feature;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.ModelClass;
import dev.irisops.serving.prediction.Prediction;
import dev.irisops.serving.prediction.Row;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All that is counted of one loaded model, and the labels it is exported under. A model brings its
 * own, so that its series start at 0 and end with it.
 */
final class ModelSeries {
  static final AttributeKey<String> PREDICTED_CLASS = AttributeKey.stringKey("predicted_class");
  static final AttributeKey<String> FEATURE = AttributeKey.stringKey("feature");
  static final AttributeKey<String> BIN = AttributeKey.stringKey("bin");

  private static final List<Double> CONFIDENCE_BOUNDS = List.of(0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0);

  private final ModelCard card;
  private final Instant loadedAt;
  private final List<ClassSeries> classes;
  private final List<FeatureSeries> features;

  ModelSeries(ModelCard card, Instant loadedAt) {
    this.card = card;
    this.loadedAt = loadedAt;
    this.classes = card.schema().classes().stream().map(ClassSeries::of).toList();
    this.features = card.schema().features().stream().map(FeatureSeries::of).toList();
  }

  /**
   * One class.
   *
   * @param predictions how often it was predicted
   * @param confidence with which probability it was
   */
  record ClassSeries(
      ModelClass model, Attributes labels, LongAdder predictions, Distribution confidence) {
    static ClassSeries of(ModelClass model) {
      return new ClassSeries(
          model,
          Attributes.of(PREDICTED_CLASS, model.name()),
          new LongAdder(),
          new Distribution(CONFIDENCE_BOUNDS));
    }

    void observe(double probability) {
      predictions.increment();
      confidence.record(probability);
    }
  }

  /**
   * One feature.
   *
   * @param outOfRange how many values were outside the training range
   * @param bins its bins, by number
   */
  record FeatureSeries(
      Feature feature, Attributes labels, LongAdder outOfRange, List<BinSeries> bins) {
    static FeatureSeries of(Feature feature) {
      return new FeatureSeries(
          feature,
          Attributes.of(FEATURE, feature.name()),
          new LongAdder(),
          IntStream.range(0, Feature.BINS).mapToObj(bin -> BinSeries.of(feature, bin)).toList());
    }

    void observe(double value) {
      bins.get(feature.bin(value)).observations().increment();
      if (!feature.training().contains(value)) {
        outOfRange.increment();
      }
    }
  }

  /**
   * One bin of one feature.
   *
   * @param observations how many values fell into it
   * @param baseline its share of the training data, in 0..1
   */
  record BinSeries(Attributes labels, LongAdder observations, double baseline) {
    static BinSeries of(Feature feature, int bin) {
      return new BinSeries(
          Attributes.of(FEATURE, feature.name(), BIN, Integer.toString(bin)),
          new LongAdder(),
          feature.baselineShares().get(bin));
    }
  }

  void observe(Row row, Prediction prediction) {
    classes.get(prediction.classIndex()).observe(prediction.confidence());
    for (int i = 0; i < features.size(); i++) {
      features.get(i).observe(row.value(i));
    }
  }

  ModelCard card() {
    return card;
  }

  Instant loadedAt() {
    return loadedAt;
  }

  List<ClassSeries> classes() {
    return classes;
  }

  List<FeatureSeries> features() {
    return features;
  }

  Stream<BinSeries> bins() {
    return features.stream().flatMap(feature -> feature.bins().stream());
  }
}
