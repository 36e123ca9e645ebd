package io.opvitals.testapp.guarded;

import io.opvitals.api.MonitoredOperation;
import org.springframework.retry.annotation.Backoff;
import org.springframework.retry.annotation.Recover;
import org.springframework.retry.annotation.Retryable;
import org.springframework.retry.support.RetryTemplate;

/** Spring Retry's annotations and its template. */
public class SpringRetryService {

    private final RetryTemplate template =
            RetryTemplate.builder().maxAttempts(3).fixedBackoff(1).build();

    @Retryable(maxAttempts = 3, backoff = @Backoff(delay = 1), recover = "recovered")
    @MonitoredOperation(wrapper = "retry")
    public String annotated(Flaky flaky) {
        return flaky.ask();
    }

    @Retryable(maxAttempts = 3, backoff = @Backoff(delay = 1), recover = "failingToo")
    @MonitoredOperation(wrapper = "retry", value = "recovery-fails")
    public String recoveryFails(Flaky flaky) {
        return flaky.ask();
    }

    @MonitoredOperation(wrapper = "retry")
    public String template(Flaky flaky) {
        return template.execute(context -> flaky.ask(), context -> "fallback");
    }

    @MonitoredOperation(wrapper = "retry", value = "template-alone")
    public String templateAlone(Flaky flaky) {
        return template.execute(context -> flaky.ask());
    }

    @Recover
    public String recovered(IllegalStateException cause, Flaky flaky) {
        return "fallback";
    }

    @Recover
    public String failingToo(IllegalStateException cause, Flaky flaky) {
        throw new UnsupportedOperationException("no fallback either");
    }
}
