/**
 * The alert rules as data: what they say, what they are tested for, and what they read. Depends on
 * {@code tool}, {@code server} and {@code scrape}.
 */
package dev.irisops.stack.rules;
