package io.opvitals.springapp

import io.opvitals.api.MonitoredOperation
import java.time.Duration
import org.springframework.stereotype.Service
import org.springframework.web.reactive.function.client.WebClient
import reactor.core.publisher.Mono

/** Asks over HTTP with WebFlux's client: nothing is called before somebody subscribes. */
@Service
open class Catalogue(clients: WebClient.Builder) {

    private val client = clients.build()

    @MonitoredOperation(wrapper = "catalogue")
    open fun find(how: String): Mono<String> =
        client.get()
            .uri("http://127.0.0.1:${Address.port}/upstream/$how")
            .retrieve()
            .bodyToMono(String::class.java)
            .timeout(Duration.ofSeconds(20))
}
