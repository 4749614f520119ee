package dev.irisops.serving.telemetry;

import dev.irisops.serving.telemetry.Exposition.Page;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** {@code GET /metrics}. */
@Path("/metrics")
@Singleton
public class MetricsResource {
  @Inject private Exposition exposition;

  /** All metrics of the model and the API, as Prometheus text, or as OpenMetrics by Accept. */
  @GET
  @Operation(summary = "Metrics of the model and the API, for Prometheus")
  @APIResponse(responseCode = "200", description = "Prometheus text, or OpenMetrics by Accept")
  public Response metrics(@HeaderParam("Accept") String accept) {
    Page page = exposition.page(Optional.ofNullable(accept));
    return Response.ok(page.body(), page.contentType()).build();
  }
}
