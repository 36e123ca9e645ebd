package io.opvitals.springapp

import org.springframework.boot.autoconfigure.SpringBootApplication
import org.springframework.boot.runApplication
import org.springframework.boot.web.context.WebServerInitializedEvent
import org.springframework.context.event.EventListener

/** Says on stdout where it listens, and waits to be called. */
@SpringBootApplication
open class SpringApp {

    @EventListener
    open fun started(event: WebServerInitializedEvent) {
        Address.port = event.webServer.port
        println("listening on ${event.webServer.port}")
    }
}

/** Where this application listens: it plays its own upstream. */
object Address {
    @Volatile
    var port = 0
}

fun main(arguments: Array<String>) {
    runApplication<SpringApp>(*arguments)
}
