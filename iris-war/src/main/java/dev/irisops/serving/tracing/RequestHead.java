package dev.irisops.serving.tracing;

import java.util.Optional;

/** What a trace says of a request before its answer. It is read only as far as needed. */
public interface RequestHead {
  /** Returns a known method, or {@code _OTHER}. */
  String method();

  /** Returns the template of the route; empty if none matches. */
  Optional<String> route();

  /** Returns the path as the caller sent it, of any length. */
  String path();

  /** Returns the host that the caller asked for; empty if it is none. */
  Optional<String> host();

  /** Returns the port that the caller asked for. */
  int port();

  /** Returns the value of a header, the values of several with commas between them. */
  Optional<String> header(String name);
}
