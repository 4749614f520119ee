/**
 * The OpenAPI document of a running service under public linters, and its page in a real browser.
 * Depends on {@code server} and {@code tool}.
 */
package dev.irisops.stack.openapi;
