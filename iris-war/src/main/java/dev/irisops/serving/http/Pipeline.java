package dev.irisops.serving.http;

import dev.irisops.serving.admission.InFlight;
import dev.irisops.serving.admission.Uploads;

/**
 * The steps of a request before its answer, which all servlets share.
 *
 * @param checks check the head
 * @param uploads read the body
 * @param inFlight has a place for the request
 */
public record Pipeline(RequestChecks checks, Uploads uploads, InFlight inFlight) {}
