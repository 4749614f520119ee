/**
 * The images without a container engine: the rules of their Containerfiles, and their processes in
 * the files that they copy. Depends on {@code tool} and {@code server}.
 */
package dev.irisops.stack.image;
