package dev.irisops.serving.api;

import dev.irisops.serving.prediction.DeadlineExceededException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers every failure of a resource, of the API's filters and of JAX-RS itself as a problem. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
  @Context private HttpServletRequest request;

  @Override
  public Response toResponse(Throwable failure) {
    Problem problem = Problems.of(failure);
    RequestFilter.note(request, problem.type());
    ResponseBuilder answer =
        Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem.toJson());
    if (failure instanceof NotAllowedException e) {
      answer.header(HttpHeaders.ALLOW, e.getResponse().getHeaderString(HttpHeaders.ALLOW));
    } else if (failure instanceof UnauthorizedException) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, "ApiKey header=\"" + ApiKeyFilter.HEADER + '"');
    } else if (failure instanceof OverloadedException
        || failure instanceof DeadlineExceededException) {
      answer.header(HttpHeaders.RETRY_AFTER, RequestFilter.RETRY_AFTER_SECONDS);
    } else if (failure instanceof RequestTimeoutException) {
      answer.header("Connection", "close"); // the rest of the body is not waited for
    }
    return answer.build();
  }
}
