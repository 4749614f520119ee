package dev.irisops.demo;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Sends traffic to a model service and serves the page; see {@code docs/demo.md}. */
public final class Demo implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final DemoServer server;
  private final List<Recording> recordings = new ArrayList<>();
  private Traffic traffic;

  private Demo(DemoServer server) {
    this.server = server;
  }

  /**
   * Serves the page, waits until the service answers, and sends traffic.
   *
   * @param process the process that {@link Switch#SLOW} stops
   * @throws IOException if the port of the page is taken, or the table cannot be read
   * @throws IllegalArgumentException if the table does not fit the model
   */
  public static Demo start(Settings settings, ServiceProcess process)
      throws IOException, InterruptedException {
    Demo demo = new Demo(new DemoServer(settings));
    try {
      for (Map.Entry<Integer, Path> one : settings.recordings().entrySet()) {
        demo.recordings.add(Recording.serve(settings.host(), one.getKey(), one.getValue()));
      }
      demo.traffic = new Traffic(settings, process, rows(settings));
      demo.server.control(demo.traffic);
      return demo;
    } catch (IOException | RuntimeException e) {
      demo.close();
      throw e;
    }
  }

  private static Rows rows(Settings settings) throws IOException, InterruptedException {
    String told = "";
    while (true) {
      try {
        return Rows.read(settings.table(), Traffic.card(settings), new Random());
      } catch (ServiceUnavailableException e) {
        if (!told.equals(e.getMessage())) {
          told = e.getMessage();
          System.err.println("Waiting for the service: " + told);
        }
        Thread.sleep(PAUSE.toMillis());
      }
    }
  }

  /** Returns the port of the page. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    if (traffic != null) {
      traffic.close();
    }
    recordings.forEach(Recording::close);
    server.close();
  }

  /** Runs until it is ended; its settings are environment variables. */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      Demo demo = start(Settings.from(System.getenv()), ServiceProcess.besideThis());
      Runtime.getRuntime().addShutdownHook(new Thread(demo::close));
      System.out.println("The page is at http://localhost:" + demo.port());
      Thread.currentThread().join();
    } catch (NoSuchFileException e) {
      System.err.println("DEMO_TABLE or DEMO_RECORDINGS: there is no file " + e.getMessage());
      System.exit(2);
    } catch (IllegalArgumentException | IOException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }
}
