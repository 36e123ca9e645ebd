package io.opvitals.benchmarks.program;

import co.elastic.apm.api.CaptureTransaction;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import io.opvitals.api.MonitoredOperation;

/** One method that every agent monitors. */
final class Greeter {

    @MonitoredOperation
    @WithSpan
    @CaptureTransaction
    String greet(String name) {
        return "hello " + name;
    }
}
