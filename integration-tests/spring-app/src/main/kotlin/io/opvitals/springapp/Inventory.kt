package io.opvitals.springapp

import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker
import io.github.resilience4j.retry.annotation.Retry
import io.opvitals.api.MonitoredOperation
import java.util.concurrent.ConcurrentHashMap
import org.springframework.stereotype.Service

/** Resilience4j by annotation: a retry around a breaker around the method, and a fallback where all of it fails. */
@Service
open class Inventory {

    private val asked = ConcurrentHashMap<String, Int>()

    /** [how]: `ok`; `fail`; `flaky-N`, which fails the first time it is asked. */
    @MonitoredOperation(wrapper = "inventory")
    @Retry(name = "inventory", fallbackMethod = "kept")
    @CircuitBreaker(name = "inventory")
    open fun stock(how: String): String {
        val times = asked.merge(how, 1, Int::plus)
        if (how == "fail" || (how.startsWith("flaky") && times == 1)) {
            throw IllegalStateException(how)
        }
        return "counted"
    }

    open fun kept(how: String, cause: Throwable): String = "kept after ${cause.javaClass.simpleName}"

    /** Behind the same breaker, and nobody steps in. */
    @MonitoredOperation(wrapper = "inventory")
    @CircuitBreaker(name = "inventory")
    open fun reserve(): String = "reserved"
}
