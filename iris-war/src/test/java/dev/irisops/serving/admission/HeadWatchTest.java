package dev.irisops.serving.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.irisops.serving.LogCapture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeadWatchTest {
  private static final long LIMIT = 100;

  private final LogCapture log = new LogCapture(HeadWatch.class.getName());
  private final List<String> done = new ArrayList<>();
  private long used;
  private Runnable reopening = () -> used = 0;
  private final HeadWatch watch =
      new HeadWatch(
          LIMIT,
          () -> used,
          () -> done.add("collect"),
          () -> {
            done.add("reopen");
            reopening.run();
          });

  @AfterEach
  void close() {
    watch.close();
    log.close();
  }

  private void look(long bytes) {
    used = bytes;
    watch.look();
  }

  @Test
  void heads_withinTheLimit_areLeftAlone() {
    look(0);
    look(LIMIT);
    look(LIMIT);
    assertThat(done).isEmpty();
  }

  @Test
  void garbage_isCollectedAndNothingClosed() {
    for (int i = 0; i < 2; i++) {
      look(LIMIT + 1);
      look(LIMIT);
    }
    assertThat(done).containsExactly("collect", "collect");
  }

  @Test
  void heads_overTheLimit_areClosed() {
    look(LIMIT + 1);
    look(LIMIT + 1);
    look(0);
    assertThat(done).containsExactly("collect", "reopen");
    assertThat(log.lines())
        .containsExactly(
            "WARNING Closing all connections to the API: unfinished heads take over 100 bytes");
  }

  @Test
  void heads_thatComeBack_areClosedAgain() {
    for (int i = 0; i < 4; i++) {
      look(LIMIT + 1);
    }
    assertThat(done).containsExactly("collect", "reopen", "collect", "reopen");
  }

  @Test
  void port_thatDoesNotOpenAgain_isTriedAgain() {
    reopening =
        () -> {
          throw new IllegalStateException("taken");
        };
    look(LIMIT + 1);
    assertThatIllegalStateException().isThrownBy(() -> look(LIMIT + 1));
    reopening = () -> {};
    look(0);
    look(0);
    assertThat(done).containsExactly("collect", "reopen", "reopen");
  }
}
