/**
 * The programs that the tests run, and where they come from: PATH, else Debian's packages. Depends
 * on nothing.
 */
package dev.irisops.stack.tool;
