package dev.irisops.stack.local;

import dev.irisops.demo.Demo;
import dev.irisops.demo.ServiceProcess;
import dev.irisops.demo.Settings;
import dev.irisops.stack.server.Instance;
import dev.irisops.stack.tool.Repository;
import dev.irisops.testkit.FreePort;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The demo without a container engine: {@code make demo} runs it until Ctrl-C. */
public final class LocalDemo implements AutoCloseable {
  private static final String APP = "iris-api";
  private static final Path TABLE =
      Repository.root().resolve("model-training/src/main/data/iris.csv");

  /** A visitor waits half a minute for most alerts, and three minutes for a judgement of drift. */
  private static final LocalStack.Speed SPEED = new LocalStack.Speed(10, 40);

  /** The ports of the programs. */
  record Ports(int page, int api, int management, LocalStack.Ports monitoring) {
    /** Returns the usual ports, or others where something listens on them. */
    static Ports usual() {
      return new Ports(
          FreePort.preferring(8080),
          FreePort.preferring(8000),
          FreePort.preferring(9080),
          new LocalStack.Ports(FreePort.preferring(9090), FreePort.preferring(9093)));
    }

    /** Returns ports that nothing listens on. */
    static Ports free() {
      return new Ports(FreePort.next(), FreePort.next(), FreePort.next(), LocalStack.Ports.free());
    }

    /** Returns the addresses for a browser on this machine, by the name of what is there. */
    Map<String, URI> links() {
      Map<String, URI> links = new LinkedHashMap<>();
      links.put("API", local(api, "/openapi/ui"));
      links.put("Metrics", local(api, "/metrics"));
      links.put("Prometheus", local(monitoring.prometheus(), "/alerts"));
      links.put("Alertmanager", local(monitoring.alertmanager(), "/"));
      return links;
    }

    private static URI local(int port, String path) {
      return URI.create("http://localhost:" + port + path);
    }
  }

  private final Instance instance;
  private final LocalStack stack;
  private final Demo demo;

  private LocalDemo(Ports ports, LocalStack.Speed speed) throws IOException, InterruptedException {
    instance = new Instance(ports.api(), ports.management(), Map.of());
    System.out.println("Starting the service");
    instance.start();
    System.out.println("Starting Prometheus and Alertmanager");
    stack =
        LocalStack.start(
            ports.monitoring(),
            receiver -> Ports.local(ports.page(), "/messages/" + receiver).toString(),
            speed);
    stack.discover(APP, instance);
    demo =
        Demo.start(
            new Settings(
                "localhost",
                ports.page(),
                Ports.local(ports.api(), ""),
                "dev",
                Ports.local(ports.monitoring().prometheus(), ""),
                TABLE,
                speed.rules(),
                speed.drift(),
                Map.of(), // the stack has its own
                ports.links()),
            ServiceProcess.of(instance.pid()));
  }

  /**
   * Starts the service, its monitoring, traffic and the page.
   *
   * @param speed how much faster the rules and routes are than those that ship
   */
  static LocalDemo start(Ports ports, LocalStack.Speed speed)
      throws IOException, InterruptedException {
    return new LocalDemo(ports, speed);
  }

  /** Returns the Prometheus that watches. */
  LocalStack stack() {
    return stack;
  }

  @Override
  public void close() {
    demo.close();
    stack.close();
    instance.close();
  }

  /** Runs until it is ended. */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      run();
    } catch (IOException | AssertionError e) {
      System.err.println(e.getMessage());
      System.exit(1); // also ends the programs that have started
    }
  }

  private static void run() throws IOException, InterruptedException {
    Ports ports = Ports.usual();
    LocalDemo demo = start(ports, SPEED);
    Runtime.getRuntime().addShutdownHook(new Thread(demo::close));
    System.out.printf("%-14s http://localhost:%d%n", "The page", ports.page());
    ports.links().forEach((name, address) -> System.out.printf("%-14s %s%n", name, address));
    System.out.printf("The service is process %d; Ctrl-C ends everything%n", demo.instance.pid());
    Thread.currentThread().join();
  }
}
