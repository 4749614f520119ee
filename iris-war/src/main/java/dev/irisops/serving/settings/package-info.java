/** Reads settings: the only imports of MicroProfile Config's values. Depends on nothing. */
package dev.irisops.serving.settings;
