/**
 * The readiness that an orchestrator asks for on the management port. Depends on {@code prediction}
 * and {@code process}.
 */
package dev.irisops.serving.health;
