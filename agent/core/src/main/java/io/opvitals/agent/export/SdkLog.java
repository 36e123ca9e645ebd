package io.opvitals.agent.export;

import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.log.LibraryLogger;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/**
 * What libraries have to say, above all the SDK. Its exporters complain about every failed export; those lines are for debugging, because
 * {@link Delivery} says the same once.
 */
final class SdkLog implements LibraryLogger.Sink {

    private static final String LOGGER = "export";
    private static final String HTTP_SERVER = "org.eclipse.jetty";

    private final AgentLog log;

    SdkLog(AgentLog log) {
        this.log = log;
    }

    @Override
    public void log(String logger, Level level, String message, @Nullable Throwable cause) {
        String line = cause == null ? message : message + " (" + cause + ")";
        if (logger.startsWith(HTTP_SERVER)) {
            // Of connections that clients broke, mostly.
            log.debug("server", line);
        } else if (logger.contains(".export") || level.intValue() < Level.WARNING.intValue()) {
            log.debug(LOGGER, line);
        } else {
            log.warn(LOGGER, line);
        }
    }
}
