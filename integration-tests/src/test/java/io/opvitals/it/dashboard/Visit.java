package io.opvitals.it.dashboard;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A window of a browser, watched: what goes wrong in it is noted, unless it was expected. */
final class Visit implements AutoCloseable {

    /** Runs in every document before anything of it does. The console carries it here. */
    private static final String WATCH = """
            addEventListener('securitypolicyviolation', e => console.error('violation of ' + e.effectiveDirective + ': '
                + e.blockedURI + ' ' + e.sample + ' at ' + e.sourceFile + ':' + e.lineNumber));
            """;

    private final BrowserContext context;
    private final Page page;
    private final String base;
    private final List<String> problems = new ArrayList<>();
    private final List<Pattern> expected = new ArrayList<>();

    Visit(BrowserContext context, String base) {
        this.context = context;
        this.base = base;
        context.addInitScript(WATCH);
        page = context.newPage();
        page.onConsoleMessage(this::said);
        page.onPageError(error -> note("uncaught: " + error));
        page.onRequestFailed(this::failed);
        page.onResponse(this::answered);
        page.onCrash(crashed -> note("the page crashed"));
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    String base() {
        return base;
    }

    /** Goes to a page of the dashboard, {@code #/alerts} for example, anew when the document is another one. */
    Visit go(String path) {
        page.navigate(base + (base.contains("?") ? "" : "/") + path);
        return this;
    }

    /** From now on what holds this is not a problem: a test breaks something and says what is then to be seen. */
    Visit expect(String regex) {
        expected.add(Pattern.compile(regex));
        return this;
    }

    /** What went wrong until now. */
    List<String> problems() {
        if (!page.isClosed()) {
            // What the page has already done is delivered while something of it is waited for.
            page.evaluate("() => new Promise(done => setTimeout(done))");
        }
        return problems.stream()
                .filter(each -> expected.stream()
                        .noneMatch(pattern -> pattern.matcher(each).find()))
                .toList();
    }

    byte[] picture() {
        return page.screenshot();
    }

    /** The heap that is in use once all that can be was collected, in bytes. */
    long usedHeap() {
        CDPSession session = context.newCDPSession(page);
        try {
            session.send("HeapProfiler.collectGarbage");
            JsonObject usage = session.send("Runtime.getHeapUsage");
            return usage.get("usedSize").getAsLong();
        } finally {
            session.detach();
        }
    }

    private void said(ConsoleMessage message) {
        if (message.type().equals("error") || message.type().equals("warning")) {
            note(message.type() + " on the console: " + message.text() + " (" + message.location() + ")");
        }
    }

    private void failed(Request request) {
        // A page that is left, or that has no use for an answer any more, ends its own requests.
        if (!"net::ERR_ABORTED".equals(request.failure())) {
            note("request failed: " + request.method() + " " + request.url() + " " + request.failure());
        }
    }

    private void answered(Response response) {
        if (response.status() >= 400) {
            note("request refused: " + response.request().method() + " " + response.url() + " " + response.status());
        }
    }

    private void note(String problem) {
        problems.add(page.url() + ": " + problem);
    }

    @Override
    public void close() {
        context.close();
    }
}
