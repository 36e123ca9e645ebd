package io.opvitals.kotlinapp

import io.micrometer.core.annotation.Timed
import io.opentelemetry.instrumentation.annotations.WithSpan
import io.opvitals.api.MonitoredOperation
import io.opvitals.testapp.async.Kind
import io.opvitals.testapp.async.Scenario
import io.opvitals.testapp.async.Work
import io.opvitals.testapp.async.Work.Step
import java.io.IOException
import kotlin.coroutines.cancellation.CancellationException
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.future.await
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout

/** A suspend function: it ends when it returns for good, however often it was suspended. To retry is to call again. */
class SuspendKind : Kind {

    private val scope = CoroutineScope(SupervisorJob() + Dispatchers.Default)

    @MonitoredOperation(wrapper = Kind.WRAPPER, value = "Suspend")
    @WithSpan("Suspend")
    @Timed("Suspend")
    suspend fun call(work: Work): String {
        // Two suspensions, with a variable that lives across both.
        val value = if (work.isTooLate) {
            withTimeout(Work.TIME_OUT.toMillis()) { work.next().await() }
        } else {
            work.next().await()
        }
        return value + closing(work)
    }

    private suspend fun closing(work: Work): String {
        if (!work.isDone) {
            kotlinx.coroutines.yield()
        }
        return "!"
    }

    override fun run(scenario: Scenario) {
        when (scenario) {
            Scenario.SUCCESS -> check(runBlocking { call(Work(Step.VALUE)) } == "value!")
            Scenario.FAILURE -> callToFailure(Work(Step.FAILURE))
            Scenario.CANCEL -> {
                val job = launch(Work(Step.NOTHING))
                runBlocking { job.cancelAndJoin() }
            }
            Scenario.TIME_OUT -> callToFailure(Work(Step.TOO_LATE))
            Scenario.ALREADY_DONE -> check(runBlocking { call(Work(Step.DONE)) } == "value!")
            Scenario.NEVER_COMPLETED -> launch(Work(Step.NOTHING))
            Scenario.RETRIED -> {
                val work = Work(Step.FAILURE, Step.FAILURE, Step.VALUE)
                callToFailure(work)
                callToFailure(work)
                check(runBlocking { call(work) } == "value!")
            }
            Scenario.NEVER_SUBSCRIBED, Scenario.RESUBSCRIBED, Scenario.TWO_SUBSCRIBERS -> {
                // It returns its value, to one caller.
            }
        }
    }

    /** Returns when it has begun. */
    private fun launch(work: Work): Job {
        val job = scope.launch { call(work) }
        work.awaitStart()
        return job
    }

    private fun callToFailure(work: Work) {
        try {
            runBlocking { call(work) }
        } catch (_: IOException) {
            return
        } catch (_: CancellationException) {
            return
        }
        error("returned (expected: an exception)")
    }
}
