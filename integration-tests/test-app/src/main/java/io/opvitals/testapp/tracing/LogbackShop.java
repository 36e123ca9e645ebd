package io.opvitals.testapp.tracing;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** {@link LoggingShop} with SLF4J and Logback, on stdout at once ({@code sync}) and by another thread ({@code async}). */
public final class LogbackShop {

    private LogbackShop() {}

    public static void main(String[] arguments) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        Logger logger = context.getLogger("shop");
        logger.setAdditive(false);
        // The asynchronous one first: what it defers must be taken on the thread that logs.
        AsyncAppender async = new AsyncAppender();
        async.setContext(context);
        async.addAppender(console(context, "async"));
        async.start();
        logger.addAppender(async);
        logger.addAppender(console(context, "sync"));
        new LoggingShop(new Slf4j(logger)).open(arguments.length > 0);
        context.stop();
    }

    private static ConsoleAppender<ILoggingEvent> console(LoggerContext context, String name) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("log " + name + " [%X{trace_id}] [%X{span_id}] [%X{trace_flags}] %msg%n");
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }

    private record Slf4j(Logger logger) implements LoggingShop.Logging {

        @Override
        public void info(String message) {
            logger.info(message);
        }

        @Override
        public void putTraceId(String value) {
            MDC.put("trace_id", value);
        }

        @Override
        public void removeTraceId() {
            MDC.remove("trace_id");
        }
    }
}
