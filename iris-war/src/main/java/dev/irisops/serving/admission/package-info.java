/**
 * Limits: bodies on their way, places in flight, and deadlines. Depends on {@code problem} and
 * {@code settings}.
 */
package dev.irisops.serving.admission;
