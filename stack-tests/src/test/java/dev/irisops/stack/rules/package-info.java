/**
 * The alert rules as data: their content, their tests, and the series that they read. Depends on
 * {@code tool}, {@code server} and {@code scrape}.
 */
package dev.irisops.stack.rules;
