package io.opvitals.benchmarks.springapp;

import co.elastic.apm.api.CaptureSpan;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import io.opvitals.api.MonitoredOperation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** One method that every agent monitors. */
@RestController
class HelloController {

    @GetMapping("/hello")
    @MonitoredOperation
    @WithSpan
    @CaptureSpan
    public String hello() {
        return "hello";
    }
}
