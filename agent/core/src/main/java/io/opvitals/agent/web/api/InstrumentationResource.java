package io.opvitals.agent.web.api;

import io.opvitals.agent.config.Actor;
import io.opvitals.agent.config.ChangeResult;
import io.opvitals.agent.config.Configuration;
import io.opvitals.agent.config.Setting;
import io.opvitals.agent.instrument.Explanation;
import io.opvitals.agent.instrument.Explanations;
import io.opvitals.agent.instrument.MethodSearch;
import io.opvitals.agent.instrument.MonitoredMethod;
import io.opvitals.agent.instrument.Preview;
import io.opvitals.agent.instrument.Suggestions;
import io.opvitals.agent.web.route.Access;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.route.Parameter;
import io.opvitals.agent.web.route.Problem;
import io.opvitals.agent.web.route.Problem.Fault;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.route.Schema;
import io.opvitals.agent.web.view.InstrumentationView;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/instrumentation}: which methods are monitored, which could be, why one is not; and changes of it while the
 * application runs, which are changes of the configuration: dated, audited, kept over a restart, and over by themselves
 * where a time is given.
 *
 * <p>Looking into classes costs the application something: one request at a time does.
 */
public final class InstrumentationResource {

    private static final int MAX_SHOWN = 1_000;
    private static final int MAX_SELECTORS = 100;
    private static final String PATH = "/api/v1/instrumentation";

    private static final Parameter LIMIT = Parameter.wholeNumber("limit", 1, MAX_SHOWN, "100", "methods at most");

    private static final Schema SELECTORS = Schema.list(Schema.text(1_024), MAX_SELECTORS);

    private static final Schema CHANGE = Schema.object()
            .optional("include", SELECTORS, "monitored, too, from now on; as in opvitals.instrumentation.include")
            .optional("exclude", SELECTORS, "not monitored any more, whatever else says so")
            .optional("for", Schema.text(32), "when it ends by itself, for example 30m or PT30M; without it, never");

    private final Configuration configuration;
    private final Explanations explanations;
    private final MethodSearch search;
    private final InstantSource clock;
    private final ReentrantLock looking = new ReentrantLock();

    /**
     * @param configuration says what is monitored, and takes changes of it
     * @param explanations says why, and what a selector would mean
     * @param search finds methods
     * @param clock says when a change ends
     */
    public InstrumentationResource(
            Configuration configuration, Explanations explanations, MethodSearch search, InstantSource clock) {
        this.configuration = configuration;
        this.explanations = explanations;
        this.search = search;
        this.clock = clock;
    }

    /** The rows of the route table. */
    public List<Route> routes() {
        return List.of(
                Route.get(PATH, Access.VIEWER, "The methods that are monitored, and by which selectors")
                        .takes(Parameter.text("query", "part of the class, method or operation"), LIMIT)
                        .answers(InstrumentationView.MONITORED)
                        .by(this::list),
                Route.get(PATH + "/methods", Access.ADMIN, "Methods of loaded classes, monitored or not")
                        .takes(
                                Parameter.text(
                                                "query",
                                                "part of the class, or of both as in Search#find; * for any characters")
                                        .must(),
                                LIMIT)
                        .answers(InstrumentationView.FOUND)
                        .by(this::find),
                Route.get(PATH + "/suggestions", Access.ADMIN, "What to begin with, by the names of loaded classes")
                        .answers(InstrumentationView.SUGGESTIONS)
                        .by(this::suggest),
                Route.get(PATH + "/explain", Access.ADMIN, "Why a method is or is not monitored")
                        .takes(
                                Parameter.text("class", 512, "with dots; Outer$Inner")
                                        .must(),
                                Parameter.text("method", "without parameters").must())
                        .answers(InstrumentationView.EXPLANATIONS)
                        .by(this::explain),
                Route.get(PATH + "/preview", Access.ADMIN, "What selectors would match, without applying them")
                        .takes(Parameter.text("selectors", 4_096, "as in opvitals.instrumentation.include")
                                .must())
                        .answers(InstrumentationView.PREVIEW)
                        .by(this::preview),
                Route.post(PATH + "/changes", Access.ADMIN, "Monitors more methods or fewer, for good or for a time")
                        .body(CHANGE)
                        .answers(InstrumentationView.SELECTION)
                        .by(this::change),
                Route.delete(PATH + "/changes", Access.ADMIN, "Takes all changes made at run time back")
                        .answers(InstrumentationView.SELECTION)
                        .by(this::undo));
    }

    private Answer list(Call call) {
        String query = lower(call.has("query") ? call.text("query") : "");
        List<MonitoredMethod> methods = new ArrayList<>();
        for (MonitoredMethod each : search.monitored()) {
            if (lower(each.method()).contains(query) || lower(each.operation()).contains(query)) {
                methods.add(each);
            }
        }
        int limit = (int) call.number("limit");
        return Answer.json(out -> InstrumentationView.writeMonitored(out, configuration, methods, limit));
    }

    private Answer find(Call call) {
        MethodSearch.Found found = alone(() -> search.find(call.text("query"), (int) call.number("limit")));
        return Answer.json(out -> InstrumentationView.writeFound(out, found));
    }

    private Answer suggest(Call call) {
        Suggestions suggestions = alone(search::suggestions);
        return Answer.json(out -> InstrumentationView.writeSuggestions(out, suggestions));
    }

    private Answer explain(Call call) {
        List<Explanation> answers = alone(() -> explanations.explain(call.text("class"), call.text("method")));
        return Answer.json(out -> InstrumentationView.writeExplanations(out, answers));
    }

    private Answer preview(Call call) {
        Preview preview = alone(() -> explanations.preview(call.text("selectors")));
        if (!preview.problems().isEmpty()) {
            throw invalid("selectors", preview.problems());
        }
        return Answer.json(out -> InstrumentationView.writePreview(out, preview));
    }

    private Answer change(Call call) {
        Map<String, @Nullable String> wanted = new TreeMap<>();
        add(call, "include", Setting.INSTRUMENTATION_INCLUDE, wanted);
        add(call, "exclude", Setting.INSTRUMENTATION_EXCLUDE, wanted);
        if (wanted.isEmpty()) {
            throw Problem.invalid("body", "changes nothing (expected: selectors in include, exclude, or both)");
        }
        return changed(configuration.change(actor(call), wanted, Expiry.of(call, clock)));
    }

    private Answer undo(Call call) {
        Map<String, @Nullable String> none = new TreeMap<>();
        none.put(Setting.INSTRUMENTATION_INCLUDE.key(), null);
        none.put(Setting.INSTRUMENTATION_EXCLUDE.key(), null);
        return changed(configuration.change(actor(call), none));
    }

    private Answer changed(ChangeResult result) {
        if (!result.isAccepted()) {
            throw invalid(
                    "body", result.problems().stream().map(each -> each.text()).toList());
        }
        return Answer.json(out -> InstrumentationView.selection(out, configuration));
    }

    /** What holds now, and what is asked for behind it. */
    private void add(Call call, String field, Setting setting, Map<String, @Nullable String> wanted) {
        if (!(call.fields().get(field) instanceof List<?> asked) || asked.isEmpty()) {
            return;
        }
        Set<String> all = new LinkedHashSet<>(configuration.current().list(setting));
        for (Object each : asked) {
            all.add(String.valueOf(each).strip());
        }
        wanted.put(setting.key(), String.join(", ", all));
    }

    private <T> T alone(Supplier<T> look) {
        if (!looking.tryLock()) {
            throw Problem.notYet("another request looks into classes");
        }
        try {
            return look.get();
        } finally {
            looking.unlock();
        }
    }

    private static Problem invalid(String at, List<String> problems) {
        List<Fault> faults = new ArrayList<>();
        for (String each : problems) {
            faults.add(new Fault(at, each));
        }
        return Problem.invalid(faults);
    }

    private static Actor actor(Call call) {
        return new Actor(call.caller().name(), call.caller().address());
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
