package io.opvitals.agent;

import io.opvitals.agent.instrument.library.Library;
import io.opvitals.agent.instrument.library.LibraryCatalogue;
import io.opvitals.agent.integration.IntegrationParts;
import io.opvitals.agent.integration.caffeine.Caffeine;
import io.opvitals.agent.integration.failsafe.Failsafe;
import io.opvitals.agent.integration.resilience4j.Resilience4j;
import io.opvitals.agent.integration.smallrye.SmallRye;
import io.opvitals.agent.integration.spring.SpringAop;
import io.opvitals.agent.integration.spring.SpringCloud;
import io.opvitals.agent.integration.spring.SpringRetry;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The known libraries, each made when the first of its classes comes. To add one: a package in {@code integration}, and a line
 * in both methods.
 */
final class Integrations extends LibraryCatalogue {

    private static final String RESILIENCE4J = "io/github/resilience4j/";
    private static final String CAFFEINE = "com/github/benmanes/caffeine/cache/";
    private static final String FAILSAFE = "dev/failsafe/";
    private static final String SPRING = "org/springframework/";
    private static final String SPRING_AOP = "org/springframework/aop/";
    private static final String SPRING_RETRY = "org/springframework/retry/";
    private static final String SPRING_CLOUD = "org/springframework/cloud/circuitbreaker/";
    private static final String SMALLRYE = "io/smallrye/faulttolerance/";

    private final IntegrationParts parts;
    private final ConcurrentHashMap<String, Library> made = new ConcurrentHashMap<>();

    Integrations(IntegrationParts parts) {
        this.parts = parts;
    }

    @Override
    public @Nullable Library of(String className) {
        String beginning = beginning(className);
        if (beginning == null) {
            return null;
        }
        Library library = made.get(beginning);
        if (library == null) {
            Library created = make(beginning);
            Library raced = made.putIfAbsent(beginning, created);
            library = raced == null ? created : raced;
        }
        return library;
    }

    private static @Nullable String beginning(String className) {
        if (className.startsWith(SPRING)) {
            return className.startsWith(SPRING_AOP)
                    ? SPRING_AOP
                    : className.startsWith(SPRING_RETRY)
                            ? SPRING_RETRY
                            : className.startsWith(SPRING_CLOUD) ? SPRING_CLOUD : null;
        }
        return className.startsWith(RESILIENCE4J)
                ? RESILIENCE4J
                : className.startsWith(FAILSAFE)
                        ? FAILSAFE
                        : className.startsWith(SMALLRYE) ? SMALLRYE : className.startsWith(CAFFEINE) ? CAFFEINE : null;
    }

    private Library make(String beginning) {
        return switch (beginning) {
            case RESILIENCE4J -> Resilience4j.library(parts);
            case CAFFEINE -> Caffeine.library(parts);
            case FAILSAFE -> Failsafe.library(parts);
            case SPRING_AOP -> SpringAop.library(parts);
            case SPRING_RETRY -> SpringRetry.library(parts);
            case SPRING_CLOUD -> SpringCloud.library(parts);
            default -> SmallRye.library(parts);
        };
    }
}
