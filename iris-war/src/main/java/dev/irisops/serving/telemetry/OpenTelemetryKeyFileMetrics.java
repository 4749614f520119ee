package dev.irisops.serving.telemetry;

import dev.irisops.serving.prediction.KeyFileMetrics;
import io.opentelemetry.api.metrics.Meter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.BooleanSupplier;

/**
 * Measures the file of API keys with OpenTelemetry.
 *
 * <pre>
 * api_key_file_valid 1.0
 * </pre>
 */
@Singleton
public class OpenTelemetryKeyFileMetrics implements KeyFileMetrics {
  private final Meter meter;

  @Inject
  OpenTelemetryKeyFileMetrics(Meter meter) {
    this.meter = meter;
  }

  @Override
  public void observe(BooleanSupplier valid) {
    meter
        .gaugeBuilder("api_key_file_valid")
        .setDescription("Whether the API keys are those of the key file: 1 yes, 0 those of before")
        .ofLongs()
        .buildWithCallback(out -> out.record(valid.getAsBoolean() ? 1 : 0));
  }
}
