package io.opvitals.agent.integration.mdc;

import io.opvitals.agent.instrument.library.HookedClass;
import io.opvitals.agent.instrument.library.HookedMethod;
import io.opvitals.agent.instrument.library.Library;
import io.opvitals.agent.instrument.library.LibraryCatalogue;
import io.opvitals.agent.integration.AdapterClasses;
import io.opvitals.agent.operation.OperationRegistry;
import io.opvitals.agent.operation.OwnFailures;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Logback and Log4j 2. SLF4J has no MDC of its own. */
public final class LoggingLibraries extends LibraryCatalogue {

    private static final String LOGBACK_EVENT = "ch/qos/logback/classic/spi/LoggingEvent";
    private static final String LOG4J_PROVIDER = "org/apache/logging/log4j/core/impl/ThreadContextDataProvider";
    private static final String CONTEXT_DATA = "io.opvitals.adapter.log4j.ContextData";
    private static final String MAP = "()Ljava/util/Map;";

    private final OperationRegistry operations;
    private final OwnFailures failures;
    private final AdapterClasses adapters;
    private volatile @Nullable Library logback;
    private volatile @Nullable Library log4j;

    /**
     * @param operations knows which call is running
     * @param failures where failures of our own code are told
     * @param adapters where Log4j's adapter comes from
     */
    public LoggingLibraries(OperationRegistry operations, OwnFailures failures, AdapterClasses adapters) {
        this.operations = operations;
        this.failures = failures;
        this.adapters = adapters;
    }

    @Override
    public @Nullable Library of(String className) {
        if (className.equals(LOGBACK_EVENT)) {
            return logback();
        }
        return className.equals(LOG4J_PROVIDER) ? log4j() : null;
    }

    private synchronized Library logback() {
        Library known = logback;
        if (known == null) {
            HookedMethod.Field kept = new HookedMethod.Field("mdcPropertyMap", "Ljava/util/Map;");
            HookedMethod read =
                    new HookedMethod("getMDCPropertyMap", MAP, new LogbackEvent(operations, failures), kept);
            known = new Library(
                    "Logback (MDC)",
                    "1.2 to 1.5",
                    List.of(new HookedClass(LOGBACK_EVENT, read.replacingResultAndField())));
            logback = known;
        }
        return known;
    }

    private synchronized Library log4j() {
        Library known = log4j;
        if (known == null) {
            HookedMethod map =
                    new HookedMethod("supplyContextData", MAP, new Log4jMap(operations, failures)).replacingResult();
            HookedMethod stringMap = new HookedMethod(
                            "supplyStringMap",
                            "()Lorg/apache/logging/log4j/util/StringMap;",
                            new Log4jStringMap(operations, failures, adapters))
                    .replacingResult();
            known = new Library(
                    "Log4j (MDC)", "2.17 to 2.25", List.of(new HookedClass(LOG4J_PROVIDER, map, stringMap)));
            log4j = known;
        }
        return known;
    }

    /** An event's MDC, which it takes when it is first asked for it and keeps for all its appenders. */
    private static final class LogbackEvent extends IdsHook {

        LogbackEvent(OperationRegistry operations, OwnFailures failures) {
            super(operations, failures);
        }

        @Override
        protected @Nullable Object exit(
                @Nullable Object entered,
                @Nullable Object self,
                @Nullable Object[] arguments,
                @Nullable Object result,
                @Nullable Throwable thrown) {
            boolean keptBefore = arguments[0] != null;
            return keptBefore ? result : withIds(result);
        }
    }

    /** The thread's context for one event, for the default kind of thread context map. */
    private static final class Log4jMap extends IdsHook {

        Log4jMap(OperationRegistry operations, OwnFailures failures) {
            super(operations, failures);
        }

        @Override
        protected @Nullable Object exit(
                @Nullable Object entered,
                @Nullable Object self,
                @Nullable Object[] arguments,
                @Nullable Object result,
                @Nullable Throwable thrown) {
            return withIds(result);
        }
    }

    /** The same for the kinds that are asked for by system properties: copy-on-write and garbage-free. */
    private static final class Log4jStringMap extends IdsHook {

        private final AdapterClasses adapters;

        Log4jStringMap(OperationRegistry operations, OwnFailures failures, AdapterClasses adapters) {
            super(operations, failures);
            this.adapters = adapters;
        }

        @Override
        protected @Nullable Object exit(
                @Nullable Object entered,
                @Nullable Object self,
                @Nullable Object[] arguments,
                @Nullable Object result,
                @Nullable Throwable thrown) {
            Map<String, String> ids = self == null || result == null ? null : ids();
            if (self == null || ids == null) {
                return result;
            }
            @SuppressWarnings("unchecked") // It is compiled to be one.
            BiFunction<Object, Map<String, String>, Object> adapter =
                    (BiFunction<Object, Map<String, String>, Object>) adapters.adapter(self.getClass(), CONTEXT_DATA);
            return adapter == null ? result : adapter.apply(result, ids);
        }
    }
}
