package dev.irisops.serving.tracing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records each call as one line of text. All requests have the same ids. */
public final class RecordedTracing implements Tracing {
  /** The ids of every request. */
  public static final TraceIds IDS =
      new TraceIds("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", true);

  private final List<String> calls = new ArrayList<>();

  /** Returns the calls so far. */
  public List<String> calls() {
    return calls;
  }

  @Override
  public RequestTrace start(RequestHead head) {
    calls.add("start " + head.method() + " " + head.route().orElse("-"));
    return trace();
  }

  /** Returns a trace that has begun. */
  public RequestTrace trace() {
    return new RequestTrace() {
      @Override
      public Optional<TraceIds> ids() {
        return Optional.of(IDS);
      }

      @Override
      public void reading() {
        calls.add("read");
      }

      @Override
      public void parsing() {
        calls.add("parse");
      }

      @Override
      public void predicting(String model, String version, int rows) {
        calls.add("predict %d with %s %s".formatted(rows, model, version));
      }

      @Override
      public void writing() {
        calls.add("write");
      }

      @Override
      public void failed(String problem, int status) {
        calls.add("failed " + problem + " " + status);
      }

      @Override
      public void answered(int status) {
        calls.add("answered " + status);
      }
    };
  }
}
