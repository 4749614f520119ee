package dev.irisops.serving;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Captures what a logger writes, and keeps it from the console until it is closed. */
public final class LogCapture extends Handler {
  private static final Formatter FORMATTER = new SimpleFormatter();

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger logger;

  /**
   * @param name of the logger
   */
  public LogCapture(String name) {
    logger = Logger.getLogger(name);
    logger.setUseParentHandlers(false);
    logger.addHandler(this);
  }

  @Override
  public void publish(LogRecord entry) {
    lines.add(entry.getLevel() + " " + FORMATTER.formatMessage(entry));
  }

  /** Returns level and message of each entry; the list may be cleared. */
  public List<String> lines() {
    return lines;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
  }
}
