/**
 * The shipped rules and routes over series that are made up: a month without a fault, and faults.
 * Depends on {@code tool}, {@code rules}, {@code alerting} and {@code server}.
 */
package dev.irisops.stack.simulation;
