"use strict";

// The service, wherever it is: below any host, port and path prefix.
const service = new URL("../..", document.currentScript.src);
const prefix = service.pathname.replace(/\/$/, "");
const sends = document.body.classList.contains("send");
const key = document.body.dataset.key;

const ui = SwaggerUIBundle({
  domNode: document.getElementById("ui"),
  url: new URL("openapi", service).href,
  // So that the document names the right server also behind a proxy that does not say where it is.
  requestInterceptor: request => {
    if (request.loadSpec && prefix) {
      request.headers["X-Forwarded-Prefix"] = prefix;
    }
    return request;
  },
  validatorUrl: null, // because it would send the document to somebody else
  supportedSubmitMethods: sends ? ["get", "post"] : [],
  tryItOutEnabled: sends,
  displayRequestDuration: true,
  defaultModelsExpandDepth: 0,
  defaultModelExpandDepth: 3,
  onComplete: () => {
    if (key) {
      ui.preauthorizeApiKey("apiKey", key);
    }
    const row = ui.getSystem().specSelectors.specJson().getIn(["components", "schemas", "Row"]);
    document.body.classList.toggle("no-model", !row.has("examples"));
    ui.getSystem().layoutActions.show(["operations", "predictions", "predict"], true);
  },
});
