package io.opvitals.springapp

import kotlinx.coroutines.TimeoutCancellationException
import kotlinx.coroutines.withTimeout
import org.springframework.http.HttpStatus
import org.springframework.http.ResponseEntity
import org.springframework.web.bind.annotation.GetMapping
import org.springframework.web.bind.annotation.PathVariable
import org.springframework.web.bind.annotation.RestController
import reactor.core.publisher.Mono

/** Each page makes calls and says what came of them; what they throw is said, too. */
@RestController
open class Pages(
    private val inventory: Inventory,
    private val catalogue: Catalogue,
    private val prices: Prices,
) {

    @GetMapping("/stock/{how}")
    open fun stock(@PathVariable("how") how: String): String = inventory.stock(how)

    @GetMapping("/reserve")
    open fun reserve(): String =
        try {
            inventory.reserve()
        } catch (e: RuntimeException) {
            e.javaClass.simpleName
        }

    /** Asks once more where the first time fails: two calls. */
    @GetMapping("/find/{how}")
    open fun find(@PathVariable("how") how: String): Mono<String> =
        catalogue.find(how).retry(1).onErrorResume { Mono.just(it.cause?.javaClass?.simpleName ?: it.javaClass.simpleName) }

    /** Makes a publisher and never subscribes to it. */
    @GetMapping("/assemble")
    open fun assemble(): String = catalogue.find("ok").javaClass.name

    @GetMapping("/quote/{how}")
    open suspend fun quote(@PathVariable("how") how: String): String =
        try {
            withTimeout(500) { prices.quote(how) }
        } catch (e: TimeoutCancellationException) {
            "timed out"
        } catch (e: IllegalArgumentException) {
            "failed"
        }

    @GetMapping("/upstream/{how}")
    open fun upstream(@PathVariable("how") how: String): ResponseEntity<String> =
        when (how) {
            "ok" -> ResponseEntity.ok("found")
            else -> ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body("not now")
        }
}
