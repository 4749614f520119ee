package dev.irisops.serving.health;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Builds responses in place of Liberty. */
final class FakeHealthResponse extends HealthCheckResponseBuilder {
  private final Map<String, Object> data = new LinkedHashMap<>();
  private String name = "";
  private Status status = Status.DOWN;

  @Override
  public HealthCheckResponseBuilder name(String name) {
    this.name = name;
    return this;
  }

  @Override
  public HealthCheckResponseBuilder withData(String key, String value) {
    data.put(key, value);
    return this;
  }

  @Override
  public HealthCheckResponseBuilder withData(String key, long value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public HealthCheckResponseBuilder withData(String key, boolean value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public HealthCheckResponseBuilder up() {
    return status(true);
  }

  @Override
  public HealthCheckResponseBuilder down() {
    return status(false);
  }

  @Override
  public HealthCheckResponseBuilder status(boolean up) {
    status = up ? Status.UP : Status.DOWN;
    return this;
  }

  @Override
  public HealthCheckResponse build() {
    return new HealthCheckResponse(name, status, Optional.of(data));
  }
}
