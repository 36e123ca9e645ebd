package io.opvitals.agent.log;

import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/**
 * Stands where third-party code inside the agent names {@code org.slf4j.LoggerFactory}, as {@link LibraryLogger} stands
 * for the JDK's logger: SLF4J's own looks for a provider by a system property that is the application's, and prints on
 * its stderr.
 */
public final class LibraryLoggers {

    private LibraryLoggers() {}

    public static Logger getLogger(String name) {
        return new Slf4jLogger(name);
    }

    public static Logger getLogger(Class<?> type) {
        return new Slf4jLogger(type.getName());
    }

    public static ILoggerFactory getILoggerFactory() {
        return LibraryLoggers::getLogger;
    }

    @SuppressWarnings("serial") // Never serialized.
    private static final class Slf4jLogger extends LegacyAbstractLogger {

        private final transient LibraryLogger logger;

        Slf4jLogger(String name) {
            this.name = name;
            this.logger = LibraryLogger.getLogger(name);
        }

        @Override
        protected @Nullable String getFullyQualifiedCallerName() {
            return null;
        }

        @Override
        protected void handleNormalizedLoggingCall(
                org.slf4j.event.Level level,
                @Nullable Marker marker,
                @Nullable String pattern,
                Object @Nullable [] arguments,
                @Nullable Throwable cause) {
            String message = MessageFormatter.basicArrayFormat(pattern, arguments);
            logger.log(level == org.slf4j.event.Level.ERROR ? Level.SEVERE : Level.WARNING, message, cause);
        }

        @Override
        public boolean isTraceEnabled() {
            return false;
        }

        @Override
        public boolean isDebugEnabled() {
            return false;
        }

        @Override
        public boolean isInfoEnabled() {
            return false;
        }

        @Override
        public boolean isWarnEnabled() {
            return true;
        }

        @Override
        public boolean isErrorEnabled() {
            return true;
        }
    }
}
