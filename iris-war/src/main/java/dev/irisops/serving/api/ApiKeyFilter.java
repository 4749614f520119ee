package dev.irisops.serving.api;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** Lets only callers with a known API key reach an {@link Authenticated} resource. */
@Provider
@Authenticated
@Priority(Priorities.AUTHENTICATION)
public class ApiKeyFilter implements ContainerRequestFilter {
  static final String HEADER = "X-API-Key";

  @Inject private ApiKeys keys;

  @Override
  public void filter(ContainerRequestContext request) {
    Optional.ofNullable(request.getHeaderString(HEADER))
        .filter(keys::isKnown)
        .orElseThrow(UnauthorizedException::new);
  }
}
