/**
 * Spring: proxies of beans whose methods are tried again or served by a fallback, Spring Retry, Spring Cloud
 * CircuitBreaker.
 *
 * <p>A call of a monitored method through such a proxy begins at the proxy. What the proxy makes of it, none or many calls
 * of the method, are attempts.
 */
@NullMarked
package io.opvitals.agent.integration.spring;

import org.jspecify.annotations.NullMarked;
