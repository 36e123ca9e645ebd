package io.opvitals.testapp.guarded;

import io.github.resilience4j.retry.annotation.Retry;
import io.opvitals.api.MonitoredOperation;

/** Implements a generic interface: what the proxy is called by has other parameters than the method that is woven. */
public class AnsweringService implements Answering<Flaky> {

    @Override
    @Retry(name = "by-interface")
    @MonitoredOperation(wrapper = "bean", value = "by-interface")
    public String answer(Flaky flaky) {
        return flaky.ask();
    }
}
