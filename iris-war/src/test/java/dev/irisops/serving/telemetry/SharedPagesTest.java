package dev.irisops.serving.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.irisops.serving.http.MetricsPage;
import dev.irisops.serving.http.MetricsPage.Format;
import dev.irisops.serving.http.MetricsPage.Page;
import dev.irisops.testkit.Waiting;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SharedPagesTest {
  private final SetClock clock = new SetClock();
  private final AtomicInteger made = new AtomicInteger();
  private final MetricsPage shared = shared(Duration.ofSeconds(1), this::numbered);

  /** A clock that a test sets. */
  private static final class SetClock extends Clock {
    private Instant now = Instant.parse("2026-05-06T07:08:09Z");

    void move(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  private MetricsPage shared(Duration maxAge, MetricsPage source) {
    return new SharedPages(source, maxAge, clock);
  }

  private Page numbered(Format format) {
    String text = format + " " + made.incrementAndGet();
    return Page.of("text/plain", text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Page page) {
    return new String(page.body(), StandardCharsets.UTF_8);
  }

  private String text() {
    return text(shared.page(Format.TEXT));
  }

  @Test
  void page_isSharedUntilItIsTooOld() {
    assertThat(text()).isEqualTo("TEXT 1");
    clock.move(Duration.ofMillis(999));
    assertThat(text()).isEqualTo("TEXT 1");
    clock.move(Duration.ofMillis(1));
    assertThat(text()).isEqualTo("TEXT 2");
    clock.move(Duration.ofMillis(999));
    assertThat(text()).isEqualTo("TEXT 2");
  }

  @Test
  void compressedPage_isSharedToo() {
    assertThat(shared.page(Format.TEXT).compressed())
        .isSameAs(shared.page(Format.TEXT).compressed());
  }

  @Test
  void formats_haveTheirOwnPages() {
    assertThat(text()).isEqualTo("TEXT 1");
    assertThat(text(shared.page(Format.OPEN_METRICS))).isEqualTo("OPEN_METRICS 2");
    assertThat(text()).isEqualTo("TEXT 1");
  }

  @Test
  void page_ofTheFuture_isNotShared() {
    assertThat(text()).isEqualTo("TEXT 1");
    clock.move(Duration.ofHours(-1));
    assertThat(text()).isEqualTo("TEXT 2");
    assertThat(text()).isEqualTo("TEXT 2");
  }

  @Test
  void page_withoutAnAge_isNeverShared() {
    MetricsPage fresh = shared(Duration.ZERO, this::numbered);
    assertThat(text(fresh.page(Format.TEXT))).isEqualTo("TEXT 1");
    assertThat(text(fresh.page(Format.TEXT))).isEqualTo("TEXT 2");
  }

  @Test
  void failure_isNotShared() {
    MetricsPage failing =
        shared(
            Duration.ofSeconds(1),
            format -> {
              throw new IllegalStateException("failure " + made.incrementAndGet());
            });
    for (int time = 1; time <= 2; time++) {
      assertThatIllegalStateException()
          .isThrownBy(() -> failing.page(Format.TEXT))
          .withMessage("failure " + time);
    }
  }

  @Test
  void concurrentScrapes_waitForOnePage() throws InterruptedException {
    CountDownLatch slow = new CountDownLatch(1);
    MetricsPage slowlyMade =
        shared(
            Duration.ofSeconds(1),
            format -> {
              await(slow);
              return numbered(format);
            });
    Queue<String> received = new ConcurrentLinkedQueue<>();
    List<Thread> scrapes =
        Stream.generate(() -> new Thread(() -> received.add(text(slowlyMade.page(Format.TEXT)))))
            .limit(5)
            .toList();
    scrapes.forEach(Thread::start);
    Waiting.until(
        "one scrape makes the page and the others wait",
        () -> scrapes.stream().filter(t -> t.getState() == Thread.State.BLOCKED).count() == 4);
    slow.countDown();
    for (Thread scrape : scrapes) {
      scrape.join();
    }
    assertThat(received).hasSize(5).containsOnly("TEXT 1");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
