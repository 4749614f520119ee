/**
 * The start of the runnable jar, before Liberty unpacks itself. It is not part of the WAR. Depends
 * on nothing.
 */
package dev.irisops.launcher;
