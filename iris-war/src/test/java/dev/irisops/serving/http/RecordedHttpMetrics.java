package dev.irisops.serving.http;

import dev.irisops.serving.tracing.TraceIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records each call as one line of text. */
final class RecordedHttpMetrics implements HttpMetrics {
  private final List<String> calls = new ArrayList<>();

  /** Returns the calls so far. */
  List<String> calls() {
    return calls;
  }

  @Override
  public void started() {
    calls.add("started");
  }

  @Override
  public void answered(RequestLabels labels, Duration duration, Optional<TraceIds> trace) {
    calls.add(
        "answered %s %s %d%s"
            .formatted(
                labels.method(),
                labels.route(),
                labels.status(),
                trace.map(ids -> " in trace " + ids.traceId()).orElse("")));
  }

  @Override
  public void finished() {
    calls.add("finished");
  }

  @Override
  public void failed(ErrorLabels labels) {
    calls.add("failed " + labels.type() + " at " + labels.endpoint());
  }

  @Override
  public void shed() {
    calls.add("shed");
  }
}
