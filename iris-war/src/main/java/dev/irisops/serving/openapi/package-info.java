/**
 * The OpenAPI document: {@code META-INF/openapi.yaml} with the schemas of the loaded model. Depends
 * on {@code prediction}.
 */
package dev.irisops.serving.openapi;
