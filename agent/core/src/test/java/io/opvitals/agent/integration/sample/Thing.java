package io.opvitals.agent.integration.sample;

/** Stands for a class of a library. */
public final class Thing {

    private final String text;

    Thing(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
