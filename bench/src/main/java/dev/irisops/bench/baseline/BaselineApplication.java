package dev.irisops.bench.baseline;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** A minimal JAX-RS application. */
@ApplicationPath("/jaxrs")
public class BaselineApplication extends Application {}
