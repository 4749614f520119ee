package dev.irisops.serving.model;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import weka.classifiers.AbstractClassifier;
import weka.classifiers.IteratedSingleClassifierEnhancer;
import weka.classifiers.trees.RandomForest;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;

/** A forest that takes more heap than a small service has for models. */
public final class LargeForest {
  private static final int TREES = 250;
  private static final int ROWS = 3_000;

  private LargeForest() {}

  /** Returns the Iris bundle with a forest of 30 MB in it, without its heap in the card. */
  public static FakeBundle bundle() {
    return FakeBundle.iris().withSigned("model.bin", FakeBundle.serialized(forest()));
  }

  /** Trains one tree, because that takes time, and plants copies of it. */
  private static RandomForest forest() {
    RandomForest forest = new RandomForest();
    forest.setNumIterations(1);
    MixedBundle.train(forest, noise());
    try {
      Field trees = IteratedSingleClassifierEnhancer.class.getDeclaredField("m_Classifiers");
      trees.setAccessible(true);
      Object tree = ((Object[]) trees.get(forest))[0];
      trees.set(forest, AbstractClassifier.makeCopies((AbstractClassifier) tree, TREES));
      return forest;
    } catch (Exception e) { // makeCopies declares no narrower one
      throw new IllegalStateException(e);
    }
  }

  /** Returns rows that no tree explains, so that it grows a leaf for each. */
  private static Instances noise() {
    ArrayList<Attribute> attributes =
        new ArrayList<>(List.of(new Attribute("x"), new Attribute("class", List.of("a", "b"))));
    Instances noise = new Instances("noise", attributes, ROWS);
    noise.setClassIndex(1);
    Random random = new Random(1);
    for (int i = 0; i < ROWS; i++) {
      noise.add(new DenseInstance(1, new double[] {random.nextDouble(), random.nextInt(2)}));
    }
    return noise;
  }
}
