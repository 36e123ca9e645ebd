package io.opvitals.kotlinapp

import io.opvitals.api.MonitoredOperation
import io.opvitals.testapp.async.Facts
import java.io.IOException
import kotlin.coroutines.Continuation
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.coroutineContext
import kotlin.coroutines.intrinsics.COROUTINE_SUSPENDED
import kotlin.coroutines.intrinsics.suspendCoroutineUninterceptedOrReturn
import kotlin.coroutines.resume
import kotlin.coroutines.startCoroutine
import kotlin.coroutines.suspendCoroutine
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineName
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import kotlinx.coroutines.newSingleThreadContext
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.suspendCancellableCoroutine
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.withTimeoutOrNull
import kotlinx.coroutines.yield

/** Static, in bytecode. */
@MonitoredOperation(wrapper = "facts")
suspend fun topLevel(first: Long, second: Int): Long {
    yield()
    return first + second
}

/** Suspend functions: resumed as they were, where they were, by whom they were. */
@OptIn(kotlinx.coroutines.ExperimentalCoroutinesApi::class, kotlinx.coroutines.DelicateCoroutinesApi::class)
open class SuspendFacts : Facts.Source {

    private val failure = IOException("on purpose")

    @MonitoredOperation(wrapper = "facts")
    suspend fun name(): String? {
        yield()
        return coroutineContext[CoroutineName]?.name
    }

    /** A tail call: it has no state of its own, and its continuation is its caller's. */
    @MonitoredOperation(wrapper = "facts")
    suspend fun tail(): String = suspendCoroutine { continuation ->
        Thread({ continuation.resume("resumed") }, "resuming").start()
    }

    @MonitoredOperation(wrapper = "facts")
    suspend fun fails(): String {
        yield()
        throw failure
    }

    @MonitoredOperation(wrapper = "facts")
    suspend fun failsAtOnce(): String = throw failure

    @MonitoredOperation(wrapper = "facts")
    suspend fun deep(depth: Int): Int {
        if (depth == 0) {
            yield()
            return 0
        }
        return 1 + deep(depth - 1)
    }

    @MonitoredOperation(wrapper = "facts")
    suspend fun loops(times: Int): Int {
        var sum = 0
        for (i in 1..times) {
            yield()
            sum += i
        }
        return sum
    }

    @MonitoredOperation(wrapper = "facts")
    open suspend fun open(value: Long, other: Double): String {
        delay(1)
        return "$value $other"
    }

    @MonitoredOperation(wrapper = "facts")
    suspend fun nothing() {
        yield()
    }

    @MonitoredOperation(wrapper = "facts")
    suspend fun absent(): String? {
        yield()
        return null
    }

    @MonitoredOperation(wrapper = "facts")
    suspend fun unintercepted(): Any? = suspendCoroutineUninterceptedOrReturn { continuation ->
        kept = continuation
        COROUTINE_SUSPENDED
    }

    @MonitoredOperation(wrapper = "facts")
    suspend fun waits(): String = suspendCancellableCoroutine { it.invokeOnCancellation { cancelled = true } }

    @MonitoredOperation(wrapper = "facts")
    suspend fun SequenceScope<Int>.yields(value: Int) {
        yield(value)
        yield(value + 1)
    }

    private var kept: Continuation<Any?>? = null

    @Volatile
    private var cancelled = false

    override fun tell(facts: Facts) {
        facts.fact("kotlin context") { runBlocking(CoroutineName("mine")) { name() } }
        facts.fact("kotlin tail call comes back to its dispatcher") {
            newSingleThreadContext("dispatcher").use { dispatcher ->
                runBlocking(dispatcher) { tail() + " on " + Thread.currentThread().name.substringBefore(' ') }
            }
        }
        facts.fact("kotlin same exception") { runBlocking { runCatching { fails() }.exceptionOrNull() === failure } }
        facts.fact("kotlin same exception at once") { runBlocking { runCatching { failsAtOnce() }.exceptionOrNull() === failure } }
        facts.fact("kotlin exception kept clean") { failure.suppressed.size }
        facts.fact("kotlin recursion") { runBlocking { deep(50) } }
        facts.fact("kotlin resumed through two thousand calls") { runBlocking { deep(2_000) } }
        facts.fact("kotlin many suspensions") { runBlocking { loops(1_000) } }
        facts.fact("kotlin open function") { runBlocking { open(1L, 2.5) } }
        facts.fact("kotlin overriding function") { runBlocking { Overriding().open(3L, 4.5) } }
        facts.fact("kotlin top level") { runBlocking { topLevel(1L, 2) } }
        facts.fact("kotlin unit") { runBlocking { nothing() } }
        facts.fact("kotlin null") { runBlocking { absent() } }
        facts.fact("kotlin unintercepted") {
            val seen = mutableListOf<String>()
            val block: suspend () -> Any? = { unintercepted() }
            block.startCoroutine(Continuation(EmptyCoroutineContext) { seen.add("ended with $it") })
            seen.add("suspended")
            kept?.resume("by hand")
            seen
        }
        facts.fact("kotlin sequence") { sequence { yields(1); yields(3) }.toList() }
        facts.fact("kotlin flow") { runBlocking { flow { emit(name()); emit(absent()) }.toList() } }
        facts.fact("kotlin cancelled") {
            runBlocking(Dispatchers.Default) {
                val job = launch(start = kotlinx.coroutines.CoroutineStart.UNDISPATCHED) { waits() }
                job.cancelAndJoin()
                "$cancelled ${job.isCancelled}"
            }
        }
        facts.fact("kotlin timed out") {
            runBlocking {
                try {
                    withTimeout(10) { waits() }
                } catch (e: CancellationException) {
                    e.javaClass.simpleName
                }
            }
        }
        facts.fact("kotlin timed out to null") { runBlocking { withTimeoutOrNull(10) { waits() } } }
        facts.fact("kotlin many at once") {
            runBlocking(Dispatchers.Default) { (1..200).map { async { loops(20) } }.awaitAll().sum() }
        }
        facts.fact("kotlin with context") {
            runBlocking { withContext(Dispatchers.IO) { open(5L, 6.5) } }
        }
    }

    private class Overriding : SuspendFacts() {
        override suspend fun open(value: Long, other: Double): String = "over " + super.open(value, other)
    }
}
