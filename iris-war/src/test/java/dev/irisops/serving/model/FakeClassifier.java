package dev.irisops.serving.model;

import java.util.concurrent.atomic.AtomicBoolean;
import weka.classifiers.Classifier;
import weka.core.Capabilities;
import weka.core.Instance;
import weka.core.Instances;

/** Gives the same answer to every row. The test sets {@code busy} while it uses a copy. */
record FakeClassifier(AtomicBoolean busy, double... answer) implements Classifier {
  static FakeClassifier answering(double... answer) {
    return new FakeClassifier(new AtomicBoolean(), answer);
  }

  @Override
  public double[] distributionForInstance(Instance instance) {
    return answer;
  }

  @Override
  public double classifyInstance(Instance instance) {
    return answer[0];
  }

  @Override
  public void buildClassifier(Instances data) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Capabilities getCapabilities() {
    throw new UnsupportedOperationException();
  }
}
