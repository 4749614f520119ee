/** Tests of the service as it ships: the WAR in a real Liberty, and the runnable jar. */
package dev.irisops.serving.it;
