/** The fire drill: real causes fire the shipped alerts. Depends on all the other packages. */
package dev.irisops.stack.drill;
