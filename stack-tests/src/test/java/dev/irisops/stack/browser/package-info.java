/** A real browser, driven by the Chrome DevTools Protocol. */
package dev.irisops.stack.browser;
