/**
 * What the tests of every module need: free ports, processes that end with the test, HTTP, and
 * waiting for a state instead of for a time. Depends on the JDK alone.
 */
package dev.irisops.testkit;
