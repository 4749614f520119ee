/**
 * The service behind real proxies, configured as docs/deploy.md says. Depends on {@code server} and
 * {@code tool}.
 */
package dev.irisops.stack.proxy;
