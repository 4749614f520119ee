/**
 * Errors as callers see them (RFC 9457): their kinds, the one exception that carries them, and the
 * one place where any failure becomes one of them. Depends on {@code prediction} and {@code
 * tracing}.
 */
package dev.irisops.serving.problem;
