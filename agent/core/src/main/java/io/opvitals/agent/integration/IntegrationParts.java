package io.opvitals.agent.integration;

import io.opvitals.agent.cache.Caches;
import io.opvitals.agent.guard.Guards;
import io.opvitals.agent.instrument.WovenOperations;
import io.opvitals.agent.operation.OwnFailures;
import io.opvitals.agent.operation.RunningCalls;

/**
 * What hooks work with.
 *
 * @param adapters classes that see a library's types
 * @param calls the application's calls in flight
 * @param guards its circuit breakers and the like
 * @param caches its caches
 * @param woven which of its methods are operations
 * @param failures where failures of our own code are told
 */
public record IntegrationParts(
        AdapterClasses adapters,
        RunningCalls calls,
        Guards guards,
        Caches caches,
        WovenOperations woven,
        OwnFailures failures) {}
