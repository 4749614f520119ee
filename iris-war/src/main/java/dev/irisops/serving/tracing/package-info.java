/** The ports that trace requests, in plain Java. Depends on nothing. */
package dev.irisops.serving.tracing;
