/**
 * The programs that the tests run, and where they come from: PATH, else Debian's packages or a
 * build of one's own. Depends on nothing.
 */
package dev.irisops.stack.tool;
