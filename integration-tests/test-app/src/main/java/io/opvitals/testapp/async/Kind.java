package io.opvitals.testapp.async;

/** A return type, with one monitored method of it. Found by {@link java.util.ServiceLoader}. */
public interface Kind {

    /** What monitored methods of all kinds have for a wrapper. */
    String WRAPPER = "async";

    /** Does what the scenario says, and waits for the end of every call that has one. A scenario that has no meaning for this type does nothing. */
    void run(Scenario scenario) throws Exception;
}
