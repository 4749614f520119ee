package dev.irisops.serving.api;

import dev.irisops.serving.prediction.Models;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** {@code GET /model}. */
@Path("/model")
@ApplicationScoped
@Authenticated
@SecurityRequirement(name = IrisApplication.API_KEY)
public class ModelResource {
  @Inject private Models models;

  /** The card of the model that answers, and how the last reload ended. */
  @GET
  @Operation(
      summary = "The card of the model: features, classes, evaluation, origin",
      description =
          "After a reload with a member last_reload: result (success or failure), time, and the"
              + " version that took over or the reason why none did.")
  public Response model() {
    return Response.ok(ModelJson.of(models.state()), MediaType.APPLICATION_JSON_TYPE).build();
  }
}
