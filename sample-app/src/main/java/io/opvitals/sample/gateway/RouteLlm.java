package io.opvitals.sample.gateway;

import io.opvitals.api.MonitoredOperation;
import io.opvitals.api.OperationAttribute;
import io.opvitals.api.Operations;
import io.opvitals.sample.tally.Outcome;
import io.opvitals.sample.tally.Tally;
import java.math.BigDecimal;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

/**
 * Lets a model answer a question: a strong and dear one, or a weak and cheap one, which also steps in where the strong
 * one does not answer.
 */
public final class RouteLlm {

    public static final String STRONG = "strong";
    public static final String WEAK = "weak";

    private static final Duration DEADLINE = Duration.ofMillis(600);

    private final UpstreamClient upstream;
    private final PromptTemplates templates;
    private final Search search;
    private final Tally tally;

    public RouteLlm(UpstreamClient upstream, PromptTemplates templates, Search search, Tally tally) {
        this.upstream = upstream;
        this.templates = templates;
        this.search = search;
        this.tally = tally;
    }

    /**
     * Answers from what search finds. The operations it calls on the way become children of its span.
     *
     * @param model {@link #STRONG} or {@link #WEAK}
     */
    @MonitoredOperation(wrapper = "routellm", fallback = "weakModel", stuckAfter = "10s")
    public Answer complete(@OperationAttribute(value = "model", metric = true) String model, String question)
            throws TimeoutException {
        Prompt prompt = tally.count(
                "poml.render",
                () -> templates.render("chat", question),
                made -> made.plain() ? Outcome.FALLBACK : Outcome.SUCCESS);
        List<String> sources = sourcesFor(question);
        Operations.current().measure("sources", sources.size());
        try {
            return new Answer(ask(model), model, model);
        } catch (TimeoutException | UpstreamException e) {
            if (model.equals(WEAK)) {
                throw e;
            }
            return weakModel(prompt.text(), e);
        }
    }

    /** Named by the annotation above: a call of {@link #complete} that comes through here is a {@code fallback}. */
    private Answer weakModel(String prompt, Throwable reason) throws TimeoutException {
        Operations.current()
                .attribute("fallback.because", reason.getMessage())
                .measure("fallback.prompt.length", prompt.length());
        return new Answer(ask(WEAK), STRONG, WEAK);
    }

    private String ask(String model) throws TimeoutException {
        HttpResponse<String> response = upstream.ask("/models/" + model, DEADLINE);
        HttpHeaders headers = response.headers();
        // What that costs is in prices.yaml, by the model that answered.
        Operations.current()
                .attribute("gen_ai.response.model", model)
                .tokens(
                        number(headers, "Input-Tokens").longValue(),
                        number(headers, "Output-Tokens").longValue())
                .quality(number(headers, "Quality").doubleValue());
        return response.body();
    }

    /** An answer without sources is better than none. */
    private List<String> sourcesFor(String question) {
        try {
            return tally.countLater("search.query", search.query(question)).join();
        } catch (CompletionException e) {
            return List.of();
        }
    }

    private static BigDecimal number(HttpHeaders headers, String name) {
        return new BigDecimal(headers.firstValue(name).orElseThrow());
    }
}
