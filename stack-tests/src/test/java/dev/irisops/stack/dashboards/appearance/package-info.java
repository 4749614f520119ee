/**
 * Checks what people see on the dashboards: that missing data is never green, that series can be
 * told apart, that everything fits a narrow screen, and that firing alerts are on the first one.
 * Depends on {@code model}; the table of alerts also on the shipped rules and {@code server}.
 */
package dev.irisops.stack.dashboards.appearance;
