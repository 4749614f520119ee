package dev.irisops.serving.model;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Any file of a bundle with the right digest is loaded as a model or refused. */
@Timeout(value = 10, unit = TimeUnit.SECONDS) // for one input
class BundleFuzzTest {
  private static final FakeBundle IRIS = FakeBundle.iris();
  private static final ModelLoader LOADER = new ModelLoader(Heaps.ample(1));
  private static final List<String> FILES = List.of("model-card.json", "model.bin", "golden.csv");

  static Stream<byte[]> seeds() {
    return IntStream.range(0, FILES.size()).mapToObj(i -> seed(i, IRIS.bytes(FILES.get(i))));
  }

  /** Returns the number of the file in one byte, and its content. */
  private static byte[] seed(int file, byte[] bytes) {
    byte[] seed = new byte[bytes.length + 1];
    seed[0] = (byte) file;
    System.arraycopy(bytes, 0, seed, 1, bytes.length);
    return seed;
  }

  @Tag("short")
  @MethodSource("seeds")
  @FuzzTest(maxDuration = "15s")
  void fuzz(byte[] bytes) {
    if (bytes.length > 0) {
      load(FILES.get(Math.floorMod(bytes[0], 3)), Arrays.copyOfRange(bytes, 1, bytes.length));
    }
  }

  @Tag("long")
  @MethodSource("seeds")
  @FuzzTest(maxDuration = "15m")
  void fuzzLong(byte[] bytes) {
    fuzz(bytes);
  }

  private static void load(String file, byte[] bytes) {
    try {
      FakeBundle changed =
          file.equals("model-card.json")
              ? IRIS.withChanged(file, bytes)
              : IRIS.withSigned(file, bytes);
      LOADER.load(LOADER.read(changed));
    } catch (InvalidBundleException e) {
      // the only way to refuse a bundle
    }
  }
}
