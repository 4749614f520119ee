/**
 * Measures the service and what it is compared with, as real processes on loopback: {@code Bench}
 * is the command, {@code Suite} what is measured, {@code Report} how it is written down.
 */
package dev.irisops.bench;
