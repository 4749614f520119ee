/**
 * The images, without an engine to build or run them: what their Containerfiles say, and the
 * processes that they start in the files that they copy. Depends on {@code tool} and {@code
 * server}.
 */
package dev.irisops.stack.image;
