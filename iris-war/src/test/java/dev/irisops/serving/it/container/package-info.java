/**
 * The HTTP API, the metrics, the OpenAPI document and the health of a running service with default
 * settings. Arquillian starts one Liberty for all classes, and deploys the WAR for each.
 */
package dev.irisops.serving.it.container;
