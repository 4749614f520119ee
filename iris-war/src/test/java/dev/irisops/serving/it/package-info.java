/**
 * Tests of the service as it ships. {@code container} tests what a default service answers, in a
 * Liberty that Arquillian runs; {@code process} tests the runnable jar as a process. Here are the
 * clients that both use, and what needs no server.
 */
package dev.irisops.serving.it;
