package dev.irisops.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The process of the service, which can be made to stand still. */
public final class ServiceProcess {
  private final Optional<ProcessHandle> process;

  private ServiceProcess(Optional<ProcessHandle> process) {
    this.process = process;
  }

  /** Returns the process of an id. */
  public static ServiceProcess of(long pid) {
    return new ServiceProcess(ProcessHandle.of(pid));
  }

  /**
   * Returns the Java process of another container, if this one shares its processes; else none, and
   * nothing stands still.
   */
  static ServiceProcess besideThis() {
    return new ServiceProcess(
        ProcessHandle.allProcesses()
            .filter(one -> one.pid() != ProcessHandle.current().pid())
            .filter(one -> one.info().command().orElse("").endsWith("/java"))
            .findFirst());
  }

  /** Stops the process, waits, and lets it run again, also if this is interrupted. */
  void standStill(Duration time) {
    try {
      signal("STOP");
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      goOn();
    }
  }

  /** Lets the process run. */
  void goOn() {
    signal("CONT");
  }

  private void signal(String name) {
    process
        .filter(ProcessHandle::isAlive)
        .ifPresent(
            one -> {
              try {
                new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(name, one.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
              } catch (IOException e) {
                System.err.println("The service cannot be slowed down: " + e.getMessage());
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }
}
