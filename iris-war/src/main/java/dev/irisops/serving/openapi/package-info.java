/**
 * The description of the API: the OpenAPI document with the schemas of the loaded model, and the
 * page that shows it in a browser. Depends on {@code prediction} and {@code settings}.
 */
package dev.irisops.serving.openapi;
