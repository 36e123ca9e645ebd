package io.opvitals.testapp.async;

import io.micrometer.core.annotation.Timed;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import io.opvitals.api.MonitoredOperation;
import io.opvitals.testapp.async.Work.Step;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends when its method returns or throws. */
public final class SynchronousKind implements Kind {

    @MonitoredOperation(wrapper = WRAPPER, value = "Synchronous")
    @WithSpan("Synchronous")
    @Timed("Synchronous")
    String call(Work work) throws Exception {
        try {
            return work.isTooLate()
                    ? work.next().get(Work.TIME_OUT.toMillis(), TimeUnit.MILLISECONDS)
                    : work.next().get();
        } catch (InterruptedException e) {
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        } catch (ExecutionException e) {
            throw (IOException) e.getCause();
        }
    }

    @Override
    public void run(Scenario scenario) throws Exception {
        switch (scenario) {
            case SUCCESS -> call(new Work(Step.VALUE));
            case FAILURE -> callToFailure(new Work(Step.FAILURE));
            case CANCEL -> {
                Thread thread = startThread(new Work(Step.NOTHING));
                thread.interrupt();
                thread.join();
            }
            case TIME_OUT -> callToFailure(new Work(Step.TOO_LATE));
            case ALREADY_DONE -> call(new Work(Step.DONE));
            case NEVER_COMPLETED -> startThread(new Work(Step.NOTHING));
            case RETRIED -> {
                Work work = new Work(Step.FAILURE, Step.FAILURE, Step.VALUE);
                callToFailure(work);
                callToFailure(work);
                call(work);
            }
            case NEVER_SUBSCRIBED, RESUBSCRIBED, TWO_SUBSCRIBERS -> {
                // It returns its value, to one caller.
            }
        }
    }

    private Thread startThread(Work work) throws InterruptedException {
        Thread thread = new Thread(() -> callToFailure(work), "synchronous");
        thread.setDaemon(true);
        thread.start();
        work.awaitStart();
        return thread;
    }

    private void callToFailure(Work work) {
        try {
            call(work);
        } catch (IOException | TimeoutException | CancellationException e) {
            return;
        } catch (Exception e) {
            throw new IllegalStateException("unexpected", e);
        }
        throw new IllegalStateException("returned (expected: an exception)");
    }
}
