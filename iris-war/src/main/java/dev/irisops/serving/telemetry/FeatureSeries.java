package dev.irisops.serving.telemetry;

import dev.irisops.serving.prediction.Feature;
import dev.irisops.serving.prediction.NominalFeature;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * The series of a feature. Features that share a label value are counted in the same series, and
 * the baseline is the mean of theirs, because each row has a value of each of them.
 *
 * <pre>
 * model_feature_baseline_ratio{bin="0",feature="petal_width",model_version="2026.11.22-3f2a9c1d"} 0.27
 * model_feature_observations_total{bin="0",feature="petal_width",model_version="2026.11.22-3f2a9c1d"} 3.0
 * model_feature_out_of_range_total{feature="petal_width",model_version="2026.11.22-3f2a9c1d"} 0.0
 * </pre>
 *
 * @param observations by bin of the feature
 */
record FeatureSeries(Feature feature, List<LongAdder> observations, LongAdder outOfRange) {
  private static final AttributeKey<String> FEATURE = AttributeKey.stringKey("feature");
  private static final AttributeKey<String> BIN = AttributeKey.stringKey("bin");

  /**
   * Adds the series of features to {@code registry}.
   *
   * @param version the label of the model's version
   * @return one for each feature, in their order
   */
  static List<FeatureSeries> register(
      List<Feature> features, LabelValues names, Attributes version, MetricRegistry registry) {
    registerBaseline(features, names, version, registry);
    Counter observations =
        registry.register(
            Counter.of(
                "model_feature_observations",
                "Values predicted on, by feature and bin: quintile of the training data, or"
                    + " label"));
    Counter outOfRange =
        registry.register(
            Counter.of(
                "model_feature_out_of_range",
                "Values predicted on that were outside the range of the training data"));
    return features.stream()
        .map(
            feature ->
                new FeatureSeries(
                    feature,
                    bins(feature, names, version).stream().map(observations::series).toList(),
                    outOfRange.series(labels(feature, names, version))))
        .toList();
  }

  private static void registerBaseline(
      List<Feature> features, LabelValues names, Attributes version, MetricRegistry registry) {
    Gauge baseline =
        registry.register(
            new Gauge(
                "model_feature_baseline_ratio",
                "",
                "Share of the training data in each bin of each feature, 0 to 1"));
    Map<Attributes, Double> shares = new HashMap<>();
    for (Feature feature : features) {
      int sharing = names.isShared(feature.name()) ? names.shared().size() : 1;
      List<Attributes> bins = bins(feature, names, version);
      for (int bin = 0; bin < bins.size(); bin++) {
        shares.merge(bins.get(bin), feature.baselineShares().get(bin) / sharing, Double::sum);
      }
    }
    shares.forEach((labels, share) -> baseline.put(labels, share::doubleValue));
  }

  private static Attributes labels(Feature feature, LabelValues names, Attributes version) {
    return version.toBuilder().put(FEATURE, names.of(feature.name())).build();
  }

  private static List<Attributes> bins(Feature feature, LabelValues names, Attributes version) {
    Attributes labels = labels(feature, names, version);
    boolean shared = names.isShared(feature.name());
    return feature.bins().stream()
        .map(bin -> shared && feature instanceof NominalFeature ? sharedBin(bin) : bin)
        .map(bin -> labels.toBuilder().put(BIN, bin).build())
        .toList();
  }

  /** Returns one bin for all labels, because features that share series may have many. */
  private static String sharedBin(String bin) {
    return bin.equals(Feature.MISSING) ? bin : LabelValues.OTHER;
  }

  /**
   * Counts a value.
   *
   * @param value as a row has it
   */
  void observe(double value) {
    observations.get(feature.bin(value)).increment();
    if (feature.outOfTrainingRange(value)) {
      outOfRange.increment();
    }
  }
}
