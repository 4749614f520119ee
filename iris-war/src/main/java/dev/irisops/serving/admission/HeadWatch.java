package dev.irisops.serving.admission;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Closes all connections to the API when their unfinished heads take too much memory, because
 * Liberty limits only the number and size of the header fields of each. Used by one thread.
 */
public final class HeadWatch implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(HeadWatch.class.getName());
  private static final int PERIOD_MILLIS = 100;

  /** The name of the endpoint in server.xml. */
  private static final String ENDPOINT = "apiEndpoint";

  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(HeadWatch::thread);
  private final long limit;
  private final LongSupplier used;
  private final Runnable collectGarbage;
  private final Runnable reopen;
  private boolean collected;
  private boolean closed;

  /**
   * @param limit the most bytes of heads
   * @param used the bytes in use, which include garbage
   * @param collectGarbage frees the garbage, possibly a moment later
   * @param reopen closes all connections, and opens the port again
   */
  HeadWatch(long limit, LongSupplier used, Runnable collectGarbage, Runnable reopen) {
    this.limit = limit;
    this.used = used;
    this.collectGarbage = collectGarbage;
    this.reopen = reopen;
  }

  /** Starts to watch the heads of this process. */
  public static HeadWatch start(Limits limits) {
    HeadWatch watch =
        new HeadWatch(
            limits.budget().heads(),
            directBuffers()::getMemoryUsed,
            System::gc,
            HeadWatch::reopenApi);
    watch.executor.scheduleWithFixedDelay(
        watch::lookSafely, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    return watch;
  }

  /** Liberty keeps a head in direct buffers until the request is answered, and little else. */
  private static BufferPoolMXBean directBuffers() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .findAny()
        .orElseThrow();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "iris-head-watch");
    thread.setDaemon(true);
    thread.setContextClassLoader(HeadWatch.class.getClassLoader());
    return thread;
  }

  private void lookSafely() {
    try {
      look();
    } catch (RuntimeException | Error e) { // else there would be no next look
      LOG.log(Level.SEVERE, "Cannot free the memory of unfinished heads", e);
    }
  }

  /**
   * Frees memory in two looks: the first removes garbage, the second closes the connections. A port
   * that could not be opened again is tried at the next look.
   */
  void look() {
    if (closed) {
      reopen();
    } else if (used.getAsLong() <= limit) {
      collected = false;
    } else if (!collected) {
      collectGarbage.run();
      collected = true;
    } else {
      LOG.log(
          Level.WARNING,
          "Closing all connections to the API: unfinished heads take over {0} bytes",
          Long.toString(limit));
      reopen();
    }
  }

  private void reopen() {
    closed = true;
    reopen.run();
    closed = false;
    collected = false;
  }

  private static void reopenApi() {
    try {
      MBeanServer server = ManagementFactory.getPlatformMBeanServer();
      ObjectName control = new ObjectName("WebSphere:feature=kernel,name=ServerEndpointControl");
      for (String operation : new String[] {"pause", "resume"}) {
        server.invoke(
            control, operation, new Object[] {ENDPOINT}, new String[] {String.class.getName()});
      }
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Stops watching. */
  @Override
  public void close() {
    executor.shutdownNow();
  }
}
