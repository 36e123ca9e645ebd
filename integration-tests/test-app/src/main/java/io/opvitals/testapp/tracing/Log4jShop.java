package io.opvitals.testapp.tracing;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilderFactory;
import org.apache.logging.log4j.core.config.builder.impl.BuiltConfiguration;

/** {@link LoggingShop} with Log4j 2, on stdout at once ({@code sync}) and by another thread ({@code async}). */
public final class Log4jShop {

    private Log4jShop() {}

    public static void main(String[] arguments) {
        ConfigurationBuilder<BuiltConfiguration> builder = ConfigurationBuilderFactory.newConfigurationBuilder();
        builder.setStatusLevel(Level.ERROR);
        for (String name : new String[] {"sync", "deferred"}) {
            String label = name.equals("sync") ? "sync" : "async";
            builder.add(builder.newAppender(name, "Console")
                    .add(builder.newLayout("PatternLayout")
                            .addAttribute(
                                    "pattern",
                                    "log " + label + " [%X{trace_id}] [%X{span_id}] [%X{trace_flags}] %msg%n")));
        }
        builder.add(builder.newAppender("async", "Async")
                .addComponent(builder.newComponent("AppenderRef").addAttribute("ref", "deferred")));
        builder.add(builder.newRootLogger(Level.INFO)
                .add(builder.newAppenderRef("async"))
                .add(builder.newAppenderRef("sync")));
        Configurator.initialize(builder.build());
        Logger logger = LogManager.getLogger("shop");
        new LoggingShop(new Log4j(logger)).open(arguments.length > 0);
        LogManager.shutdown();
    }

    private record Log4j(Logger logger) implements LoggingShop.Logging {

        @Override
        public void info(String message) {
            logger.info(message);
        }

        @Override
        public void putTraceId(String value) {
            ThreadContext.put("trace_id", value);
        }

        @Override
        public void removeTraceId() {
            ThreadContext.remove("trace_id");
        }
    }
}
