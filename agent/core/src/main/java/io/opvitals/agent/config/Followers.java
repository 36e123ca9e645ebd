package io.opvitals.agent.config;

import io.opvitals.agent.log.AgentLog;
import java.util.ArrayList;
import java.util.List;

/** Those who follow the settings. One that fails keeps no other from being asked and told. */
final class Followers {

    private static final String LOGGER = "config";

    private final AgentLog log;
    private final List<SettingsListener> all = new ArrayList<>();

    Followers(AgentLog log) {
        this.log = log;
    }

    void add(List<SettingsListener> more) {
        all.addAll(more);
    }

    List<Problem> check(Settings next) {
        return check(next, all);
    }

    List<Problem> check(Settings next, List<SettingsListener> asked) {
        List<Problem> problems = new ArrayList<>();
        for (SettingsListener each : asked) {
            try {
                for (String sentence : each.check(next)) {
                    problems.add(problem(next, sentence));
                }
            } catch (RuntimeException | LinkageError e) {
                String name = e.getClass().getName();
                log.error(
                        LOGGER,
                        "settings cannot be checked by " + each.getClass().getName(),
                        e);
                problems.add(Problem.of("settings cannot be checked: " + name));
            }
        }
        return problems;
    }

    void tell(Settings now) {
        tell(now, all);
    }

    void tell(Settings now, List<SettingsListener> told) {
        for (SettingsListener each : told) {
            try {
                each.apply(now);
            } catch (RuntimeException | LinkageError e) {
                log.error(
                        LOGGER,
                        "settings cannot be applied by " + each.getClass().getName(),
                        e);
            }
        }
    }

    /** With the setting that the sentence begins with, and the place where that stands. */
    private static Problem problem(Settings settings, String sentence) {
        for (GivenValue each : settings.given()) {
            String place = each.source().line() == 0 ? "" : each.source().text() + ": ";
            String key = each.key() + ":";
            if (sentence.startsWith(place + key)) {
                return Problem.in(each.source(), each.key(), sentence.substring(place.length()));
            }
            if (sentence.startsWith(key)) {
                return Problem.in(each.source(), each.key(), sentence);
            }
        }
        return Problem.of(sentence);
    }
}
