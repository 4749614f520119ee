package dev.irisops.bench.echo;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/**
 * {@code POST /echo/jaxrs/predict}: reads what {@code /predict} reads, and writes what it writes.
 */
@Path("/predict")
@Consumes(MediaType.APPLICATION_JSON)
public class EchoResource {
  /** Reads the whole body and answers with the bytes of a prediction. */
  @POST
  public Response predict(InputStream body) throws IOException {
    body.readAllBytes();
    return Response.ok(Answer.bytes(), MediaType.APPLICATION_JSON_TYPE).build();
  }
}
