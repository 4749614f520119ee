/**
 * What an orchestrator asks on the management port. Depends on {@code model} and {@code
 * prediction}.
 */
package dev.irisops.serving.health;
