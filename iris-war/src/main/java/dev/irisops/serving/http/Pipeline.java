package dev.irisops.serving.http;

import dev.irisops.serving.admission.InFlight;
import dev.irisops.serving.admission.Uploads;

/**
 * The steps of a request before its answer, which all servlets share.
 *
 * @param checks the checks of the head
 * @param uploads the reader of the body
 * @param inFlight the places in flight
 */
public record Pipeline(RequestChecks checks, Uploads uploads, InFlight inFlight) {}
