package io.opvitals.sample.gateway;

/**
 * What a model said.
 *
 * @param requested the model that was asked for
 * @param servedBy the model that answered
 */
public record Answer(String text, String requested, String servedBy) {

    public boolean fellBack() {
        return !servedBy.equals(requested);
    }
}
