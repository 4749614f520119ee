package dev.irisops.serving.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ObjectInputStream;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import weka.classifiers.CostMatrix;
import weka.classifiers.functions.Logistic;
import weka.classifiers.meta.CostSensitiveClassifier;

class ClassifierReaderTest {
  private static final String REFUSED =
      "model.bin: expected a serialized classifier of known classes, found ";

  private final byte[] iris = FakeBundle.iris().bytes("model.bin");

  /** Records that Java has run code of a class in the stream. */
  static final class Tripwire implements Serializable {
    private static final long serialVersionUID = 1L;
    static boolean tripped;

    private void readObject(ObjectInputStream in) {
      tripped = true;
    }
  }

  private static ReadClassifier read(byte[] bytes) {
    return ClassifierReader.read(bytes, Heaps.ample(1));
  }

  /** An expression can call any method of Java when the classifier predicts. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void costMatrix_withAnExpression_isRefused(int row) {
    CostMatrix costs = new CostMatrix(2);
    costs.setCell(row, 1, "a1 * 2");
    CostSensitiveClassifier classifier = new CostSensitiveClassifier();
    classifier.setCostMatrix(costs);
    assertRefused(
        FakeBundle.serialized(classifier),
        "java.io.InvalidObjectException: a cost matrix with an expression");
  }

  private static void assertRefused(byte[] bytes, String found) {
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> read(bytes))
        .withMessage(REFUSED + found);
  }

  static Stream<Arguments> foreign() throws Exception {
    InvocationHandler handler = (InvocationHandler & Serializable) (proxy, method, args) -> null;
    return Stream.of(
        Arguments.of(
            new HashMap<>(Map.of(URI.create("http://example.invalid").toURL(), 1)),
            "the class java.net.URL"),
        Arguments.of(new PriorityQueue<>(List.of(1)), "the class java.util.PriorityQueue"),
        Arguments.of("text", "java.io.InvalidObjectException: the class java.lang.String"),
        Arguments.of(
            new String[0], "java.io.InvalidObjectException: the class [Ljava.lang.String;"),
        Arguments.of(new Character[0], "the class java.lang.Character"),
        Arguments.of(new Thread.State[0][0], "the class java.lang.Thread$State"),
        Arguments.of(
            Proxy.newProxyInstance(
                ClassifierReaderTest.class.getClassLoader(), new Class<?>[] {Map.class}, handler),
            "the class java.util.Map"),
        Arguments.of(1, "java.io.InvalidObjectException: the class java.lang.Integer"),
        Arguments.of(null, "java.lang.NullPointerException: null"));
  }

  @ParameterizedTest
  @MethodSource("foreign")
  void foreignObject_isRefused(Object object, String found) {
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> read(FakeBundle.serialized(object)))
        .withMessageStartingWith(REFUSED + found);
  }

  @Test
  void foreignObject_isRefusedBeforeItsCodeRuns() {
    byte[] hidden = FakeBundle.serialized(new ArrayList<>(List.of(1, new Tripwire())));
    assertRefused(hidden, "the class " + Tripwire.class.getName());
    assertThat(Tripwire.tripped).isFalse();
  }

  @Test
  void objects_nestedTooDeep_areRefused() throws InterruptedException {
    byte[] bytes = nested(1_001);
    onStackOf(
        64 << 20,
        () ->
            assertRefused(bytes, "more objects, deeper nesting or longer arrays than a model has"));
  }

  @Test
  void objects_nestedAsDeepAsAllowed_needNoLargeStackOfTheCaller() throws InterruptedException {
    byte[] bytes = nested(1_000);
    onStackOf(
        256 << 10,
        () ->
            assertThatExceptionOfType(InvalidBundleException.class)
                .isThrownBy(() -> read(bytes))
                .withMessageStartingWith(
                    REFUSED + "java.io.InvalidObjectException: a collection in a collection"));
  }

  private static byte[] nested(int depth) throws InterruptedException {
    List<Object> outer = new ArrayList<>();
    for (int i = 1; i < depth; i++) {
      outer = new ArrayList<>(List.of(outer));
    }
    Object nested = outer;
    AtomicReference<byte[]> bytes = new AtomicReference<>();
    onStackOf(64 << 20, () -> bytes.set(FakeBundle.serialized(nested)));
    return bytes.get();
  }

  private static void onStackOf(int bytes, Runnable work) throws InterruptedException {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread = new Thread(null, work, "test-stack", bytes);
    thread.setUncaughtExceptionHandler((t, e) -> failure.set(e));
    thread.start();
    thread.join();
    assertThat(failure.get()).isNull();
  }

  @Test
  void overlongArray_isRefusedBeforeAllocation() {
    byte[] bytes = FakeBundle.serialized(new int[] {7});
    Arrays.fill(bytes, bytes.length - 8, bytes.length - 4, (byte) 0x7f); // its length
    assertRefused(bytes, "more objects, deeper nesting or longer arrays than a model has");
  }

  @Test
  void arrays_largerThanTheStream_areRefusedBeforeAllocation() {
    Object[] nested = new Integer[8][8][8]; // each of 73 claims to be long
    byte[] bytes = FakeBundle.serialized(nested);
    assertThat(claimLength(bytes, 5_000)).isGreaterThan(64);
    assertRefused(bytes, "more objects, deeper nesting or longer arrays than a model has");
  }

  /** Writes another length into the head of each array, and returns the number of arrays. */
  private static int claimLength(byte[] bytes, int length) {
    int arrays = 0;
    for (int i = 0; i + 4 <= bytes.length; i++) {
      if (bytes[i] == 0 && bytes[i + 1] == 0 && bytes[i + 2] == 0 && bytes[i + 3] == 8) {
        ByteBuffer.wrap(bytes).putInt(i, length);
        arrays++;
      }
    }
    return arrays;
  }

  @Test
  @Timeout(20)
  void nestedLists_areRefused() {
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      list = new ArrayList<>(Arrays.asList(list, list));
    }
    Object[] listsAndMap = {list, new HashMap<>(Map.of(1, 1))};
    assertRefused(
        FakeBundle.serialized(new ArrayList<>(Arrays.asList(listsAndMap))),
        "java.io.InvalidObjectException: a collection in a collection");
  }

  @Test
  @Timeout(20)
  void mapWithANestedKey_isRefused() {
    Hashtable<Object, Object> table = new Hashtable<>();
    ArrayList<Object> key = new ArrayList<>();
    table.put(key, 1);
    Object list = new ArrayList<>(List.of(1));
    for (int i = 0; i < 40; i++) {
      list = new ArrayList<>(Arrays.asList(list, list));
    }
    key.add(list); // now, because putting it in would take years too
    assertRefused(
        FakeBundle.serialized(table),
        "java.io.InvalidObjectException: a collection in a collection");
  }

  @Test
  void emptyStream_isRefused() {
    assertRefused(new byte[0], "java.io.EOFException");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 5, 100, 3_000})
  void truncatedStream_isRefused(int length) {
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> read(Arrays.copyOf(iris, length)))
        .withMessageStartingWith(REFUSED + "java.io.");
  }

  @Test
  void randomBytes_areRefused() {
    byte[] bytes = new byte[1_000];
    new Random(1).nextBytes(bytes);
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> read(bytes))
        .withMessageStartingWith(REFUSED + "java.io.StreamCorruptedException");
  }

  @Test
  void stream_withAByteChanged_isReadOrRefused() {
    for (int i = 0; i < iris.length; i += 7) {
      byte[] changed = iris.clone();
      changed[i] ^= (byte) (1 + i % 255);
      Throwable failure = catchThrowable(() -> read(changed));
      if (failure != null) {
        assertThat(failure).as("byte %d", i).isInstanceOf(InvalidBundleException.class);
      }
    }
  }

  @Test
  void objects_thatOutgrowTheHeap_areRefused() {
    long each = 16; // of an Integer
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < 1_000_000; i++) {
      list.add(1_000 + i);
    }
    byte[] bytes = FakeBundle.serialized(list);
    long share = bytes.length + 3 * 1_000_000 * each; // without the list itself
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> ClassifierReader.read(bytes, Heaps.of(share, 1)))
        .withMessage(
            "model.bin: needs more than 55 MiB of heap, and a heap of 512 MiB leaves 55 MiB for"
                + " models");
  }

  @Test
  void array_thatOutgrowsTheHeap_isRefusedBeforeAllocation() {
    byte[] bytes = FakeBundle.serialized(new int[1_000]);
    long share = bytes.length + 3 * 4_000; // without the header
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> ClassifierReader.read(bytes, Heaps.of(share, 1)))
        .withMessageStartingWith("model.bin: needs more than 0 MiB of heap");
  }

  @Test
  void classifier_isMeasured() {
    assertThat(read(iris).heapBytes()).isBetween(iris.length / 3L, 2L * iris.length);
    assertThat(read(iris).sharing()).isEqualTo(Sharing.ONE_THREAD);
  }

  @Test
  void classifier_ofAllowedClasses_isRead() {
    assertThat(read(iris).classifier()).isInstanceOf(Logistic.class);
  }
}
