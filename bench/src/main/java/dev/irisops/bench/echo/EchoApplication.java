package dev.irisops.bench.echo;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The JAX-RS application that does nothing, on the same stack as the service. */
@ApplicationPath("/jaxrs")
public class EchoApplication extends Application {}
