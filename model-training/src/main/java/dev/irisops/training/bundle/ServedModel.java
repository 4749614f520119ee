package dev.irisops.training.bundle;

import dev.irisops.training.evaluation.AnswerCheck;
import dev.irisops.training.limits.LoadedModel;
import dev.irisops.training.profile.FeatureProfile;
import dev.irisops.training.profile.Profiler;
import java.util.List;
import weka.classifiers.Classifier;

/**
 * A trained classifier as the service will have it, with what its card says about it.
 *
 * @param algorithm the algorithm
 * @param serialized content of {@code model.bin}
 * @param loaded the classifier, read back, because predicting can change what is serialized
 * @param profiler describes features and target
 * @param features descriptions of the features
 * @param check asks it rows that the service may get
 */
record ServedModel(
    ModelCard.Algorithm algorithm,
    SerializedModel serialized,
    LoadedModel loaded,
    Profiler profiler,
    List<FeatureProfile> features,
    AnswerCheck check) {

  Classifier classifier() {
    return loaded.classifier();
  }
}
