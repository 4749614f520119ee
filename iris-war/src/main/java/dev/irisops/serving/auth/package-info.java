/** API keys, and the file that they come from. Depends on {@code settings}. */
package dev.irisops.serving.auth;
