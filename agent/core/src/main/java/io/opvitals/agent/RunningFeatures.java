package io.opvitals.agent;

import io.opvitals.agent.config.Settings;
import io.opvitals.agent.config.SettingsListener;
import io.opvitals.agent.trace.CallKeeper;
import java.util.List;

/** Hands changed settings on to what is built already. What is wrong with them, {@link LiveFeatures} has said before. */
final class RunningFeatures implements SettingsListener {

    private final LiveFeatures features;
    private final CallKeeper keeper;

    RunningFeatures(LiveFeatures features, CallKeeper keeper) {
        this.features = features;
        this.keeper = keeper;
    }

    @Override
    public List<String> check(Settings next) {
        return List.of();
    }

    @Override
    public void apply(Settings next) {
        keeper.keepBy(features.current().trace());
    }
}
