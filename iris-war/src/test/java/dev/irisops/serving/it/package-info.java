/**
 * Tests of the service as it ships. Package {@code container} tests the answers of a default
 * service in a Liberty that Arquillian runs; package {@code process} tests the runnable jar as a
 * process. Here are the clients that both use, and the test of the WAR, which needs no server.
 */
package dev.irisops.serving.it;
