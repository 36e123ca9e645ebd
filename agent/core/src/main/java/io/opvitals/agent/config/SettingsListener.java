package io.opvitals.agent.config;

import java.util.List;

/**
 * What follows the settings while the application runs. Called by {@link Configuration} only, one call at a time, on
 * whatever thread changes something; it must be quick and must not call the configuration back.
 */
public interface SettingsListener {

    /**
     * Whether these settings would do.
     *
     * @return what is wrong, one sentence each with the value and the expectation; empty where nothing is
     */
    List<String> check(Settings next);

    /** From now on these settings hold; never called with settings that {@link #check} finds something wrong with. */
    void apply(Settings next);
}
