/**
 * False alarms and detection of drift: made-up rows of many kinds of traffic, counted as a service
 * counts them, under the shipped rules. Depends on {@code tool} and {@code rules}.
 */
package dev.irisops.stack.simulation.drift;
