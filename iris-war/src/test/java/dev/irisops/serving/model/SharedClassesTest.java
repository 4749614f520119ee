package dev.irisops.serving.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import weka.classifiers.AbstractClassifier;
import weka.classifiers.Classifier;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.Utils;

/** Each class of shared-classes.txt is part of a classifier that eight threads have shared. */
class SharedClassesTest {
  private static final int THREADS = 8;
  private static final int REPEATS = 20;

  static final List<String> SHARED =
      List.of(
          "weka.classifiers.bayes.NaiveBayes",
          "weka.classifiers.meta.Bagging -W weka.classifiers.trees.J48",
          "weka.classifiers.meta.Bagging -W weka.classifiers.trees.REPTree",
          "weka.classifiers.trees.J48",
          "weka.classifiers.trees.J48 -U -M 1",
          "weka.classifiers.trees.RandomForest -I 20",
          "weka.classifiers.trees.RandomTree",
          "weka.classifiers.trees.REPTree");

  /** Rows with numbers, labels and missing values. */
  private static final Instances DATA = MixedBundle.data(new Random(1), 400);

  private static byte[] trained(String options) throws Exception {
    String[] words = Utils.splitOptions(options);
    Classifier classifier =
        AbstractClassifier.forName(words[0], Arrays.copyOfRange(words, 1, words.length));
    return FakeBundle.serialized(MixedBundle.train(classifier, DATA));
  }

  @ParameterizedTest
  @FieldSource("SHARED")
  void threads_thatShareAClassifier_answerLikeOne_bitForBit(String options) throws Exception {
    byte[] bytes = trained(options);
    List<Long> alone = answers(WekaClassifier.read(bytes, new TreeSet<>()));
    Classifier shared = WekaClassifier.read(bytes, new TreeSet<>()); // which has not predicted yet
    CyclicBarrier together = new CyclicBarrier(THREADS);
    List<FutureTask<Boolean>> threads =
        IntStream.range(0, THREADS)
            .mapToObj(
                i ->
                    Workers.start(
                        () -> {
                          together.await();
                          return IntStream.range(0, REPEATS)
                              .allMatch(repeat -> answers(shared).equals(alone));
                        }))
            .toList();
    assertThat(threads).allSatisfy(thread -> assertThat(Workers.join(thread)).isTrue());
  }

  private static List<Long> answers(Classifier classifier) {
    return DATA.stream().flatMap(row -> answer(classifier, row).stream()).toList();
  }

  private static List<Long> answer(Classifier classifier, Instance row) {
    try {
      return Arrays.stream(classifier.distributionForInstance(row))
          .mapToObj(Double::doubleToRawLongBits)
          .toList();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void list_hasTheClassesOfTheseAndNoOthers() throws Exception {
    Set<String> classes = new TreeSet<>();
    for (String options : SHARED) {
      WekaClassifier.read(trained(options), classes);
    }
    assertThat(ClassList.read("shared-classes.txt")).containsExactlyInAnyOrderElementsOf(classes);
  }

  /** These give wrong answers when threads share them, or so would a part of them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "weka.classifiers.bayes.NaiveBayes -D",
        "weka.classifiers.bayes.NaiveBayes -K",
        "weka.classifiers.functions.Logistic",
        "weka.classifiers.lazy.IBk",
        "weka.classifiers.meta.Bagging -W weka.classifiers.functions.Logistic",
        "weka.classifiers.meta.Bagging -W weka.classifiers.bayes.NaiveBayes -- -D",
        "weka.classifiers.meta.FilteredClassifier -W weka.classifiers.trees.J48"
      })
  void others_areNotShared(String options) throws Exception {
    Set<String> classes = new TreeSet<>();
    WekaClassifier.read(trained(options), classes);
    assertThat(SharedClasses.allow(classes)).isFalse();
  }

  @Test
  void classifiers_areKnownByTheirShortNames() {
    assertThat(SharedClasses.hasClassifier("RandomForest")).isTrue();
    assertThat(SharedClasses.hasClassifier("Logistic")).isFalse();
    assertThat(SharedClasses.hasClassifier("Forest")).isFalse();
  }
}
