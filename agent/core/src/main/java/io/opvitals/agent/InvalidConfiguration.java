package io.opvitals.agent;

import io.opvitals.agent.config.Configuration;
import io.opvitals.agent.config.Problem;
import io.opvitals.agent.config.Setting;
import io.opvitals.agent.log.AgentLog;

/** The end of a JVM that must not run with an invalid configuration. */
final class InvalidConfiguration {

    private static final String LOGGER = "config";

    /** As the command line's for wrong input. */
    private static final int EXIT_CODE = 2;

    private final Configuration configuration;
    private final AgentLog log;

    InvalidConfiguration(Configuration configuration, AgentLog log) {
        this.configuration = configuration;
        this.log = log;
    }

    /** Says what is wrong, and ends the JVM before the application's first line. */
    void end() {
        for (Problem each : configuration.problems()) {
            log.error(LOGGER, each.text());
        }
        log.error(
                LOGGER,
                "the JVM ends, because the configuration is invalid and " + Setting.FAIL_ON_INVALID_CONFIG.key()
                        + " is true (expected: what is listed above put right)");
        Runtime.getRuntime().halt(EXIT_CODE);
    }
}
