/**
 * Shared by the tests of all modules: free ports, processes that end with the test, HTTP, load,
 * relays, and waiting for a state instead of a time. Depends on the JDK alone.
 */
package dev.irisops.testkit;
