package dev.irisops.serving.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weka.classifiers.Classifier;
import weka.core.Instance;

/** The service reads every classifier of classifiers.txt, and answers as Weka does. */
class WekaClassifiersTest {
  private static final int THREADS = 8;
  private static final int CHANGES = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Path LIST =
      Path.of("src", "main", "resources", "dev", "irisops", "serving", "model")
          .resolve("allowed-classes.txt");

  static List<WekaClassifier> all() {
    return WekaClassifier.all();
  }

  /** Each thread asks in another order, so that an answer that depends on earlier ones differs. */
  @ParameterizedTest
  @MethodSource("all")
  void threads_getWekasFirstAnswers_bitForBit(WekaClassifier classifier) {
    List<Instance> questions = classifier.data().questions();
    List<List<Long>> expected =
        questions.stream().map(row -> WekaClassifier.bits(classifier.copy(), row)).toList();
    ClassifierPool pool = new ModelLoader(Heaps.ample(THREADS)).pool(classifier.trained());
    List<FutureTask<List<List<Long>>>> threads =
        IntStream.range(0, THREADS)
            .mapToObj(i -> Workers.start(() -> answers(pool, questions, i * 5)))
            .toList();
    assertThat(threads).allSatisfy(t -> assertThat(Workers.join(t)).isEqualTo(expected));
  }

  /** Returns the answers in the order of the rows, which are asked from another one on. */
  private static List<List<Long>> answers(ClassifierPool pool, List<Instance> rows, int first) {
    List<Instance> turned = new ArrayList<>(rows);
    Collections.rotate(turned, first);
    List<List<Long>> answers = new ArrayList<>();
    for (Instance row : turned) {
      answers.add(pool.with(PATIENCE, c -> WekaClassifier.bits(c, row)).orElseThrow());
    }
    Collections.rotate(answers, -first);
    return answers;
  }

  /** A stream that somebody has changed is a classifier, or refused; nothing else happens. */
  @ParameterizedTest
  @MethodSource("all")
  void stream_withAByteChanged_isReadOrRefused(WekaClassifier classifier) {
    byte[] bytes = classifier.trained();
    for (int i = 1; i <= CHANGES; i++) {
      byte[] changed = bytes.clone();
      changed[(int) ((long) i * (bytes.length - 1) / CHANGES)] ^= (byte) (i * 37 | 1);
      Throwable failure =
          catchThrowable(() -> ClassifierReader.read(changed, Heaps.ample(THREADS)));
      if (failure != null) {
        assertThat(failure).isInstanceOf(InvalidBundleException.class);
      }
    }
  }

  @Test
  void list_hasTheClassesThatTheseSerialize_andNoOthers() throws IOException {
    TreeSet<String> classes = new TreeSet<>();
    all().forEach(classifier -> classes.addAll(classifier.classes()));
    Stream<String> head = Files.readAllLines(LIST).stream().filter(line -> line.startsWith("#"));
    Path found = Path.of("target", "allowed-classes.txt");
    Files.write(found, Stream.concat(head, classes.stream()).toList());
    assertThat(LIST)
        .as("to accept it: cp iris-war/%s iris-war/%s", found, LIST)
        .hasSameTextualContentAs(found);
  }

  /** Some classifier of each changing class answers otherwise after other rows. */
  @Test
  void changingClasses_areThoseWhoseAnswersDependOnEarlierRows() {
    Set<String> changing = new TreeSet<>();
    for (WekaClassifier classifier : all()) {
      if (isChangedByRows(classifier)) {
        changing.addAll(classifier.classes());
      }
    }
    assertThat(changing).containsAll(ClassList.read("changing-classes.txt"));
  }

  private static boolean isChangedByRows(WekaClassifier classifier) {
    List<Instance> questions = classifier.data().questions();
    Classifier asked = classifier.copy();
    questions.forEach(row -> WekaClassifier.bits(asked, row));
    return questions.stream()
        .anyMatch(
            row ->
                !WekaClassifier.bits(asked, row)
                    .equals(WekaClassifier.bits(classifier.copy(), row)));
  }
}
