package io.opvitals.agent;

import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.config.SettingsListener;
import io.opvitals.agent.log.AgentLog;
import java.util.ArrayList;
import java.util.List;

/** The features' settings that hold now, and how much the log says. */
final class LiveFeatures implements SettingsListener {

    private final AgentLog log;
    private final FeatureSettings first;
    private volatile FeatureSettings current;

    LiveFeatures(Settings first, AgentLog log) {
        this.log = log;
        this.first = FeatureSettings.of(first, new ArrayList<>());
        this.current = this.first;
    }

    FeatureSettings current() {
        return current;
    }

    @Override
    public List<String> check(Settings next) {
        List<String> problems = new ArrayList<>();
        FeatureSettings unused = FeatureSettings.of(next, problems);
        return problems;
    }

    @Override
    public void apply(Settings next) {
        current = FeatureSettings.of(next, new ArrayList<>()).withWindowsOf(first);
        log.setLevel(next.choice(Setting.LOG_LEVEL, AgentLog.Level.class));
    }
}
