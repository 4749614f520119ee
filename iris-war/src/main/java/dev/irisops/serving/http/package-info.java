/**
 * The path of a request: the filter measures it, a servlet checks, admits and answers it. Depends
 * on every package that takes part in that: {@code json}, {@code inference}, {@code problem},
 * {@code admission}, {@code auth}, {@code accesslog}, {@code openapi}, {@code process}, {@code
 * prediction} and {@code tracing}.
 */
package dev.irisops.serving.http;
