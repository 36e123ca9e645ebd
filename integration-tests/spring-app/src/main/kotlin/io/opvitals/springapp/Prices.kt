package io.opvitals.springapp

import io.opvitals.api.MonitoredOperation
import kotlinx.coroutines.delay
import org.springframework.stereotype.Service

/** A suspend function that comes back on another thread. */
@Service
open class Prices {

    @MonitoredOperation(wrapper = "prices")
    open suspend fun quote(how: String): String {
        delay(5)
        if (how == "slow") {
            delay(60_000)
        }
        delay(5)
        if (how == "fail") {
            throw IllegalArgumentException(how)
        }
        return "quoted"
    }
}
