package dev.irisops.stack.proxy;

import dev.irisops.stack.server.Proxy;
import dev.irisops.stack.server.Server;
import java.util.List;

/** Short configurations, as people write them first. */
enum Plain {
  NGINX {
    @Override
    Server start(int port, List<Integer> apiPorts) {
      return Proxy.nginx(
          port,
          "server { listen 127.0.0.1:%d; location / { proxy_pass http://127.0.0.1:%d; } }"
              .formatted(port, apiPorts.get(0)));
    }
  },
  /** The name of the upstream becomes the {@code Host}, underscore included. */
  NGINX_WITH_UPSTREAM {
    @Override
    Server start(int port, List<Integer> apiPorts) {
      return Proxy.nginx(
          port,
          """
          upstream iris_api { server 127.0.0.1:%d; server 127.0.0.1:%d; }
          server { listen 127.0.0.1:%d; location / { proxy_pass http://iris_api; } }
          """
              .formatted(apiPorts.get(0), apiPorts.get(1), port));
    }
  },
  HAPROXY {
    @Override
    Server start(int port, List<Integer> apiPorts) {
      return Proxy.haproxy(
          port,
          """
          defaults
            mode http
            timeout connect 5s
            timeout client 50s
            timeout server 50s
          frontend http
            bind 127.0.0.1:%d
            default_backend iris
          backend iris
            server one 127.0.0.1:%d
            server two 127.0.0.1:%d
          """
              .formatted(port, apiPorts.get(0), apiPorts.get(1)));
    }
  };

  /** Starts the proxy in front of two instances. */
  abstract Server start(int port, List<Integer> apiPorts);
}
