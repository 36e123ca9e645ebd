package io.opvitals.testapp.guarded;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.ContextAwareScheduledThreadPoolExecutor;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.spring6.circuitbreaker.configure.CircuitBreakerAspect;
import io.github.resilience4j.spring6.circuitbreaker.configure.CircuitBreakerConfigurationProperties;
import io.github.resilience4j.spring6.fallback.FallbackExecutor;
import io.github.resilience4j.spring6.fallback.configure.FallbackConfiguration;
import io.github.resilience4j.spring6.retry.configure.RetryAspect;
import io.github.resilience4j.spring6.retry.configure.RetryConfigurationProperties;
import io.github.resilience4j.spring6.spelresolver.SpelResolver;
import io.github.resilience4j.spring6.spelresolver.configure.SpelResolverConfiguration;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.springframework.cloud.circuitbreaker.resilience4j.Resilience4JCircuitBreakerFactory;
import org.springframework.cloud.circuitbreaker.resilience4j.Resilience4JConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.EnableAspectJAutoProxy;
import org.springframework.context.annotation.Import;
import org.springframework.retry.annotation.EnableRetry;

/** A small Spring context: Resilience4j's aspects, Spring Retry, and Spring Cloud's factory of circuit breakers. */
@Configuration
@EnableAspectJAutoProxy
@EnableRetry
@Import({FallbackConfiguration.class, SpelResolverConfiguration.class})
class Beans {

    @Bean
    CircuitBreakerRegistry circuitBreakers() {
        return CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(4)
                .minimumNumberOfCalls(4)
                .permittedNumberOfCallsInHalfOpenState(1)
                .waitDurationInOpenState(Duration.ofHours(1))
                .build());
    }

    @Bean
    RetryRegistry retries() {
        return RetryRegistry.of(RetryConfig.custom()
                .maxAttempts(3)
                .waitDuration(Duration.ofMillis(1))
                .build());
    }

    @Bean
    CircuitBreakerAspect circuitBreakerAspect(
            CircuitBreakerRegistry registry, FallbackExecutor fallbacks, SpelResolver resolver) {
        return new CircuitBreakerAspect(
                new CircuitBreakerConfigurationProperties(), registry, List.of(), fallbacks, resolver);
    }

    @Bean
    RetryAspect retryAspect(RetryRegistry registry, FallbackExecutor fallbacks, SpelResolver resolver) {
        ContextAwareScheduledThreadPoolExecutor executor =
                ContextAwareScheduledThreadPoolExecutor.newScheduledThreadPool()
                        .corePoolSize(1)
                        .build();
        return new RetryAspect(new RetryConfigurationProperties(), registry, List.of(), fallbacks, resolver, executor);
    }

    @Bean
    Resilience4JCircuitBreakerFactory cloudCircuitBreakers(CircuitBreakerRegistry registry) {
        Resilience4JCircuitBreakerFactory factory = new Resilience4JCircuitBreakerFactory(
                registry, TimeLimiterRegistry.ofDefaults(), null, new Resilience4JConfigurationProperties());
        factory.configureExecutorService(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        return factory;
    }

    @Bean
    AnnotatedService annotated() {
        return new AnnotatedService();
    }

    @Bean
    Answering<Flaky> byInterface() {
        return new AnsweringService();
    }

    @Bean
    SpringRetryService springRetry() {
        return new SpringRetryService();
    }

    @Bean
    CloudService cloud(Resilience4JCircuitBreakerFactory factory) {
        return new CloudService(factory);
    }
}
