package dev.irisops.serving.admission;

import static dev.irisops.serving.problem.ProblemAssertions.assertThatProblem;
import static dev.irisops.serving.problem.ProblemType.BODY_TOO_LARGE;
import static dev.irisops.serving.problem.ProblemType.OVERLOADED;
import static dev.irisops.serving.problem.ProblemType.REQUEST_TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.problem.ProblemException;
import dev.irisops.serving.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class UploadsTest {
  private static final String ONE = "10.0.0.1";
  private static final String OTHER = "10.0.0.2";
  private static final String THIRD = "10.0.0.3";
  private static final HeapBudget AMPLE = new HeapBudget(1 << 30, 1 << 30);

  private final AtomicLong now = new AtomicLong();
  private final List<SlowBody> slow = new ArrayList<>();
  private Uploads uploads;

  /** Half of the threads are places for bodies, three quarters may wait for them. */
  private void start(int threads) {
    start(threads, 9, AMPLE);
  }

  private void start(int threads, int maxBodyBytes, HeapBudget budget) {
    Limits limits = new Limits(maxBodyBytes, 1, 1, Duration.ofSeconds(1), threads, budget);
    uploads = new Uploads(limits, now::get);
  }

  @AfterEach
  void end() {
    slow.forEach(SlowBody::end);
  }

  private String text(String address, InputStream body, long length) {
    return uploads.text(address, body, length, Deadline.in(Duration.ofDays(1), now::get));
  }

  private String textAtOnce(String address) {
    return text(address, new ByteArrayInputStream("2".getBytes(StandardCharsets.UTF_8)), 1);
  }

  private void assertOverloaded(String address) {
    assertThatProblem(OVERLOADED)
        .isThrownBy(() -> textAtOnce(address))
        .withMessage("too many request bodies are on their way; try again later");
  }

  /** A body of which nothing comes until it is ended, and then more than is allowed. */
  private static final class SlowBody extends InputStream {
    private final CountDownLatch waitedFor = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CompletableFuture<ProblemType> outcome = new CompletableFuture<>();

    @Override
    public int read() throws IOException {
      waitedFor.countDown();
      try {
        ended.await();
      } catch (InterruptedException e) {
        throw new InterruptedIOException();
      }
      return ' ';
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      bytes[offset] = (byte) read();
      return 1;
    }

    /** Returns the problem that the body ends with: too large if it is read to its end. */
    ProblemType end() {
      ended.countDown();
      return outcome.join();
    }
  }

  private SlowBody send(String address) {
    return sendLong(address, -1);
  }

  private SlowBody sendLong(String address, long length) {
    SlowBody body = new SlowBody();
    new Thread(() -> body.outcome.complete(outcome(address, body, length)), "upload").start();
    awaitRead(body);
    slow.add(body);
    return body;
  }

  private ProblemType outcome(String address, SlowBody body, long length) {
    try {
      throw new AssertionError(text(address, body, length));
    } catch (ProblemException e) {
      body.waitedFor.countDown(); // if it was refused
      return e.problem().type();
    }
  }

  private static void awaitRead(SlowBody body) {
    try {
      body.waitedFor.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private List<SlowBody> send(String address, int count) {
    return Stream.generate(() -> send(address)).limit(count).toList();
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Test
  void body_withinTheGracePeriod_keepsItsPlace() {
    start(3);
    SlowBody body = send(ONE);
    pass(Duration.ofNanos(499_999_999));

    assertOverloaded(ONE);

    assertThat(body.end()).isEqualTo(BODY_TOO_LARGE);
    assertThat(textAtOnce(ONE)).isEqualTo("2"); // the place is free again
  }

  @Test
  void slowBody_losesItsPlaceToTheNext() {
    start(3);
    SlowBody body = send(ONE);
    pass(Duration.ofMillis(500));

    assertThat(textAtOnce(ONE)).isEqualTo("2");
    assertThat(textAtOnce(ONE)).isEqualTo("2");

    assertThat(body.end()).isEqualTo(REQUEST_TIMEOUT);
  }

  @Test
  void waitingThreads_areBounded() {
    start(3);
    SlowBody first = send(ONE);
    pass(Duration.ofMillis(500));
    SlowBody second = send(ONE);
    pass(Duration.ofMillis(500));

    assertOverloaded(ONE);
    assertOverloaded(OTHER);

    assertThat(first.end()).isEqualTo(REQUEST_TIMEOUT);
    assertThat(second.end()).isEqualTo(BODY_TOO_LARGE);
    assertThat(textAtOnce(ONE)).isEqualTo("2");
  }

  @Test
  void place_afterAFailure_isFree() {
    start(3);
    for (int i = 0; i < 3; i++) {
      SlowBody body = send(ONE);
      assertThat(body.end()).isEqualTo(BODY_TOO_LARGE);
    }
  }

  @Test
  void addressWithTheMostPlaces_givesSomeToOthersAtOnce() {
    start(16);
    List<SlowBody> one = send(ONE, 8);
    List<SlowBody> other = send(OTHER, 3);

    assertThat(textAtOnce(THIRD)).isEqualTo("2");

    assertThat(one.stream().map(SlowBody::end).limit(5))
        .startsWith(REQUEST_TIMEOUT, REQUEST_TIMEOUT, REQUEST_TIMEOUT, REQUEST_TIMEOUT)
        .endsWith(BODY_TOO_LARGE);
    assertThat(other.stream().map(SlowBody::end)).containsOnly(BODY_TOO_LARGE);
  }

  @Test
  void addressesWithEqualShares_waitForTheGracePeriod() {
    start(8);
    List<SlowBody> one = send(ONE, 2);
    List<SlowBody> other = send(OTHER, 2);

    assertOverloaded(ONE);
    assertOverloaded(OTHER);
    pass(Duration.ofMillis(500));
    assertThat(textAtOnce(OTHER)).isEqualTo("2");

    assertThat(one.stream().map(SlowBody::end)).containsExactly(REQUEST_TIMEOUT, BODY_TOO_LARGE);
    assertThat(other.stream().map(SlowBody::end)).containsOnly(BODY_TOO_LARGE);
  }

  @Test
  void slowBody_ofAnAddressWithFewer_keepsItsPlace() {
    start(8);
    SlowBody other = send(OTHER);
    pass(Duration.ofMillis(500));
    send(ONE, 3);

    assertOverloaded(ONE);

    assertThat(other.end()).isEqualTo(BODY_TOO_LARGE);
  }

  @Test
  void address_leavesThreadsToOthers() {
    start(16); // 12 threads may wait
    for (int i = 0; i < 9; i++) {
      send(ONE);
      pass(Duration.ofMillis(500));
    }

    assertOverloaded(ONE);
    send(OTHER, 2);
    assertThat(textAtOnce(THIRD)).isEqualTo("2");
  }

  @Test
  void longBody_takesTheMemoryOfSeveral() {
    int maxBodyBytes = 1 << 20;
    long heap = (64L << 20) + 8 * 5 * 2 * (long) maxBodyBytes; // bodies of 2 MiB together
    start(16, maxBodyBytes, new HeapBudget(heap, heap));
    SlowBody inChunks = sendLong(ONE, -1);
    SlowBody longBody = sendLong(ONE, maxBodyBytes);

    assertOverloaded(ONE);
    assertThat(textAtOnce(OTHER)).isEqualTo("2");
    assertThat(textAtOnce(ONE)).isEqualTo("2");

    assertThat(inChunks.end()).isEqualTo(REQUEST_TIMEOUT);
    assertThat(longBody.waitedFor.getCount()).isZero();
  }
}
