package dev.irisops.serving.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.prediction.ClassPrediction;
import dev.irisops.serving.prediction.Model;
import dev.irisops.serving.prediction.Row;
import dev.irisops.serving.prediction.Samples;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weka.classifiers.trees.RandomForest;

/** Classifiers of every kind take over from a forest, and leave again, under traffic. */
class ReloadedClassifiersTest {
  private static final int THREADS = 4;
  private static final int RELOADS = 10;
  private static final FakeBundle FOREST = MixedBundle.of(new RandomForest());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "weka.classifiers.bayes.BayesNet",
        "weka.classifiers.lazy.IBk -K 3",
        "weka.classifiers.lazy.KStar",
        "weka.classifiers.lazy.LWL",
        "weka.classifiers.meta.AttributeSelectedClassifier",
        "weka.classifiers.meta.FilteredClassifier -F weka.filters.unsupervised.attribute.Standardize -W weka.classifiers.functions.Logistic",
        "weka.classifiers.meta.Vote -B weka.classifiers.lazy.IBk -B weka.classifiers.trees.J48",
        "weka.classifiers.rules.DecisionTable",
        "weka.classifiers.trees.LMT"
      })
  void answers_duringReloads_areOfOneModelOrTheOther(String options) throws Exception {
    FakeBundle other = MixedBundle.of(WekaClassifier.untrained(options));
    AtomicReference<FakeBundle> current = new AtomicReference<>(FOREST);
    ModelStore store =
        new ModelStore(
            file -> current.get().open(file),
            new ModelLoader(Heaps.ample(THREADS)),
            new RecordingMetrics(),
            Clock.systemUTC(),
            successor -> {});
    store.load();
    AtomicBoolean over = new AtomicBoolean();
    List<FutureTask<Set<String>>> threads =
        IntStream.range(0, THREADS)
            .mapToObj(i -> Workers.start(() -> answers(store, over)))
            .toList();
    for (int reload = 0; reload < RELOADS; reload++) {
      current.set(reload % 2 == 0 ? other : FOREST);
      assertThat(store.reload()).isEmpty();
    }
    over.set(true);
    Set<String> found = new HashSet<>();
    threads.forEach(thread -> found.addAll(Workers.join(thread)));
    assertThat(Stream.of(FOREST, other).map(ReloadedClassifiersTest::answer).toList())
        .containsAll(found);
  }

  private static Set<String> answers(ModelStore store, AtomicBoolean over) {
    Set<String> answers = new HashSet<>();
    while (!over.get()) {
      answers.add(answer(store.state().model().orElseThrow().unobserved()));
    }
    return answers;
  }

  /** Returns the answer of a bundle that nobody reloads. */
  private static String answer(FakeBundle bundle) {
    ModelLoader loader = new ModelLoader(Heaps.ample(1));
    return answer(loader.load(loader.read(bundle)));
  }

  private static String answer(Model model) {
    Row row = model.verifiedRows().get(0);
    ClassPrediction prediction = Samples.predict(model, row);
    return IntStream.range(0, 3).mapToObj(prediction::probability).toList().toString();
  }
}
