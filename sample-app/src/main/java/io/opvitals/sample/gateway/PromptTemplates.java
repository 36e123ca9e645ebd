package io.opvitals.sample.gateway;

import io.opvitals.api.MonitoredOperation;

/** Makes prompts from templates. The annotation stands here, and every class that renders is monitored by it. */
public interface PromptTemplates {

    /**
     * Returns the finished prompt.
     *
     * @param template the template's name
     * @param input what to put into it
     */
    @MonitoredOperation(wrapper = "poml")
    Prompt render(String template, String input);
}
