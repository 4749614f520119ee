package dev.irisops.serving.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.LogCapture;
import java.net.ConnectException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExportFailuresTest {
  private static final String NAME = ExportFailuresTest.class.getName();

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // it may overflow
  private final Logger logger = Logger.getLogger(NAME);
  private final LogCapture log = new LogCapture(NAME);

  ExportFailuresTest() {
    logger.setFilter(new ExportFailures(now::get));
  }

  @AfterEach
  void removeFilter() {
    logger.setFilter(null);
    log.close();
  }

  private void fail() {
    logger.log(Level.SEVERE, "Failed to export spans.", new ConnectException("refused"));
  }

  @Test
  void failure_isOneLineWithItsReason() {
    fail();
    assertThat(log.lines()).containsExactly("WARNING Failed to export spans. refused");
  }

  @Test
  void failures_areReportedOnceAMinute() {
    fail();
    now.addAndGet(ExportFailures.PERIOD.toNanos() - 1);
    fail();
    assertThat(log.lines()).hasSize(1);

    now.addAndGet(1);
    fail();
    fail();
    assertThat(log.lines()).hasSize(2);
  }

  @Test
  void failure_thatIsAskedForTwice_isReported() {
    Filter filter = new ExportFailures(now::get);
    LogRecord failure = new LogRecord(Level.SEVERE, "Failed to export spans.");
    assertThat(filter.isLoggable(failure)).isTrue();
    assertThat(filter.isLoggable(failure)).isTrue();
    assertThat(filter.isLoggable(new LogRecord(Level.SEVERE, "again"))).isFalse();
    assertThat(filter.isLoggable(failure)).isTrue();
  }

  @Test
  void otherLines_stayAsTheyAre() {
    logger.log(Level.WARNING, "dropped 7 spans");
    logger.log(Level.INFO, "closed");
    logger.log(Level.INFO, "closed");
    assertThat(log.lines())
        .containsExactly("WARNING dropped 7 spans", "INFO closed", "INFO closed");
  }
}
