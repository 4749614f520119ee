/**
 * Describes the features and the target of a data set: statistics of the values, bins for drift,
 * and what the service accepts.
 *
 * <p>Depends on {@code dataset} only.
 */
package dev.irisops.training.profile;
