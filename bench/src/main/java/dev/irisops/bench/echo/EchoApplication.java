package dev.irisops.bench.echo;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The JAX-RS application that does nothing, as a Java team would write it by itself. */
@ApplicationPath("/jaxrs")
public class EchoApplication extends Application {}
