package dev.irisops.serving.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutOfMemoryTest {
  private final ByteArrayOutputStream console = new ByteArrayOutputStream();
  private final List<Integer> exits = new ArrayList<>();

  private void check(Throwable failure, OutputStream out) {
    OutOfMemory.check(failure, out, exits::add);
  }

  @Test
  void memoryThatIsOut_endsTheProcessWithAMessage() {
    check(new OutOfMemoryError("Java heap space"), console);
    assertThat(exits).containsExactly(3);
    assertThat(console)
        .hasToString(
            "Out of memory: the process ends with exit code 3. Give it more (-Xmx,"
                + " -XX:MaxRAMPercentage), or lower iris.max-in-flight, iris.batch.max-rows and"
                + " iris.max-body-bytes\n");
  }

  @Test
  void cause_isFound() {
    check(new IllegalStateException(new IOException(new OutOfMemoryError())), console);
    assertThat(exits).containsExactly(3);
  }

  @Test
  void anyOtherFailure_endsNothing() {
    check(new IllegalStateException(new StackOverflowError()), console);
    assertThat(exits).isEmpty();
    assertThat(console.size()).isZero();
  }

  @Test
  void causesInACircle_endNothing() {
    Exception one = new Exception();
    one.initCause(new Exception(one));
    check(one, console);
    assertThat(exits).isEmpty();
  }

  @Test
  void consoleThatIsFull_doesNotKeepTheProcess() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    check(new OutOfMemoryError(), full);
    assertThat(exits).containsExactly(3);
  }
}
