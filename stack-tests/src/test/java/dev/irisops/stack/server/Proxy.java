package dev.irisops.stack.server;

import dev.irisops.stack.tool.Repository;
import dev.irisops.stack.tool.Tool;
import dev.irisops.testkit.Command;
import dev.irisops.testkit.Http;
import dev.irisops.testkit.WorkFolder;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** Starts real proxies, as an ordinary user and with all their files in a folder of their own. */
public final class Proxy {
  /**
   * Everything outside the configuration of a site: one process, which writes to its own folder.
   */
  private static final String NGINX =
      """
      daemon off;
      master_process off;
      pid nginx.pid;
      error_log stderr;
      events {}
      http {
      access_log off;
      client_body_temp_path body;
      proxy_temp_path proxy;
      fastcgi_temp_path fastcgi;
      scgi_temp_path scgi;
      uwsgi_temp_path uwsgi;
      %s
      }
      """;

  private Proxy() {}

  /**
   * Starts nginx.
   *
   * @param port the port that the configuration listens on
   * @param site the content of the {@code http} block
   */
  public static Server nginx(int port, String site) {
    Path folder = WorkFolder.create("nginx");
    Repository.write(folder.resolve("nginx.conf"), NGINX.formatted(site));
    return start(folder, port, Tool.NGINX.command("-p", folder + "/", "-c", "nginx.conf"));
  }

  /**
   * Starts HAProxy.
   *
   * @param port the port that the configuration listens on
   * @param configuration the text of its {@code haproxy.cfg}
   */
  public static Server haproxy(int port, String configuration) {
    Path folder = WorkFolder.create("haproxy");
    Repository.write(folder.resolve("haproxy.cfg"), configuration);
    return start(folder, port, Tool.HAPROXY.command("-db", "-f", "haproxy.cfg"));
  }

  private static Server start(Path folder, int port, Command command) {
    return Server.start(folder, port, () -> answers(port), Map.of(), command.words());
  }

  /** With any status, because the configuration decides what there is at this path. */
  private static boolean answers(int port) {
    try {
      return Http.send(Http.request(port, "/").GET()).statusCode() > 0;
    } catch (UncheckedIOException e) {
      return false;
    }
  }
}
