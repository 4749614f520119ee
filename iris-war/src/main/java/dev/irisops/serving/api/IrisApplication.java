package dev.irisops.serving.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The JAX-RS application: everything on the API port. */
@ApplicationPath("/")
@OpenAPIDefinition(
    info =
        @Info(
            title = "irisops",
            version = "1",
            description = "Predictions of a Weka model. Schemas follow the model that is loaded.",
            license = @License(name = "GPL-3.0-or-later")))
@SecurityScheme(
    securitySchemeName = IrisApplication.API_KEY,
    type = SecuritySchemeType.APIKEY,
    in = SecuritySchemeIn.HEADER,
    apiKeyName = ApiKeyFilter.HEADER)
public class IrisApplication extends Application {
  static final String API_KEY = "apiKey";
}
