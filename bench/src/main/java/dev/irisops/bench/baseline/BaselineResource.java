package dev.irisops.bench.baseline;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/**
 * {@code POST /baseline/jaxrs/predict}: reads a request of {@code /predict} and writes a fixed
 * response.
 */
@Path("/predict")
@Consumes(MediaType.APPLICATION_JSON)
public class BaselineResource {
  /** Reads the whole body and returns the fixed response. */
  @POST
  public Response predict(InputStream body) throws IOException {
    body.readAllBytes();
    return Response.ok(FixedResponse.bytes(), MediaType.APPLICATION_JSON_TYPE).build();
  }
}
