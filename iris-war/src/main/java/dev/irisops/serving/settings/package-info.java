/** Turns the text of settings into values, or into errors that name the key. Depends on nothing. */
package dev.irisops.serving.settings;
