/**
 * The HTTP API: resources, authentication, strict JSON, problems, and what happens to every
 * request. Depends on {@code prediction}.
 */
package dev.irisops.serving.api;
