package io.opvitals.it.receiver;

import java.util.Map;

/**
 * One request that arrived.
 *
 * @param signal what it carried
 * @param headers its headers, names in lower case
 * @param status how it was answered
 * @param wireBytes its size as it came, compressed or not
 */
public record Delivery(Signal signal, Map<String, String> headers, int status, int wireBytes) {}
