package dev.irisops.serving.api;

import dev.irisops.serving.prediction.Deadline;
import dev.irisops.serving.prediction.Model;
import dev.irisops.serving.prediction.Models;
import dev.irisops.serving.prediction.Prediction;
import dev.irisops.serving.prediction.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** {@code POST /predict} and {@code POST /predict/batch}. */
@Path("/predict")
@ApplicationScoped
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = IrisApplication.API_KEY)
public class PredictionResource {
  @Inject private Models models;
  @Inject private LimitsConfig limits;
  @Inject private Uploads uploads;

  /** The class of one row. */
  @POST
  @Operation(summary = "Predicts the class of one row")
  public Response predict(InputStream body, @Context HttpServletRequest request) {
    Deadline deadline = RequestFilter.deadline(request);
    Model model = models.current();
    Row row = JsonRows.single(uploads.text(body, deadline), model.card().schema());
    return ok(PredictionJson.single(model.card(), model.predict(row, deadline)));
  }

  /** The classes of many rows, in the same order; either all are answered, or none. */
  @POST
  @Path("/batch")
  @Operation(summary = "Predicts the classes of many rows")
  public Response predictBatch(InputStream body, @Context HttpServletRequest request) {
    Deadline deadline = RequestFilter.deadline(request);
    Model model = models.current();
    String text = uploads.text(body, deadline);
    List<Row> rows = JsonRows.batch(text, model.card().schema(), limits.maxBatchRows());
    List<Prediction> predictions =
        rows.stream()
            .peek(row -> deadline.check())
            .map(row -> model.predict(row, deadline))
            .toList();
    return ok(PredictionJson.batch(model.card(), predictions));
  }

  private static Response ok(byte[] json) {
    return Response.ok(json, MediaType.APPLICATION_JSON_TYPE).build();
  }
}
