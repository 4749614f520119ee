package dev.irisops.demo;

/**
 * A figure of the page.
 *
 * @param id its identifier
 * @param title its name
 * @param unit the unit of the value, empty for a number
 * @param decimals how many decimals the page shows
 * @param query the PromQL query of its one series
 */
record Figure(String id, String title, String unit, int decimals, String query) {}
