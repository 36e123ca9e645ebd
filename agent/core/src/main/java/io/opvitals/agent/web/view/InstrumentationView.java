package io.opvitals.agent.web.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.config.Configuration;
import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.instrument.Explanation;
import io.opvitals.agent.instrument.MethodSearch;
import io.opvitals.agent.instrument.MonitoredMethod;
import io.opvitals.agent.instrument.Preview;
import io.opvitals.agent.instrument.Suggestions;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is monitored and could be. Methods are written {@code package.Class#method(descriptor)}. */
public final class InstrumentationView {

    private static final Schema TEXTS = Schema.list(Schema.text());

    private static final Schema METHOD = Schema.object()
            .field("method", Schema.text(), "class and method with its descriptor")
            .field("classLoader", Schema.text(), "which class loader the class is from")
            .field("operation", Schema.text(), "the operation that it is; empty where it is not monitored")
            .named("Method");

    private static final Schema CHOSEN = Schema.object()
            .field("selectors", TEXTS, "in the order in which they hold")
            .field("source", Schema.text(), "where they come from")
            .field("until", Schema.time().orNull(), "when a change at run time ends by itself; null for never")
            .named("Selectors");

    /** Of {@link #selection}. */
    public static final Schema SELECTION = Schema.object()
            .field("include", CHOSEN, "what is monitored besides annotated methods")
            .field("exclude", CHOSEN, "what is not, whatever else says so")
            .named("Selection");

    /** Of {@link #writeMonitored}. */
    public static final Schema MONITORED = Schema.object()
            .field("selection", SELECTION, "what the settings say")
            .field("count", Schema.wholeNumber(), "methods that are monitored and fit the query")
            .field("methods", Schema.list(METHOD), "the first of them, by their names");

    /** Of {@link #writeFound}. */
    public static final Schema FOUND = Schema.object()
            .field("classes", Schema.wholeNumber(), "loaded classes whose name fits")
            .field("isCut", Schema.flag(), "whether there is more than is shown")
            .field("methods", Schema.list(METHOD), "by class");

    private static final Schema EXPLANATION = Schema.object()
            .field("answer", Schema.choice(answers()), "in a word")
            .field("method", Schema.text(), "class and method with its descriptor, or as it was asked for")
            .field("classLoader", Schema.text(), "empty where the class is not loaded")
            .field("operation", Schema.text(), "the operation that it is or would be; empty for none")
            .field("because", Schema.text(), "what says so: an annotation or a selector")
            .field("detail", Schema.text(), "what else there is to know")
            .field("otherAgents", TEXTS, "agents whose code is in the class already")
            .field("sentence", Schema.text(), "all of it, to read")
            .named("Explanation");

    /** Of {@link #writeExplanations}. */
    public static final Schema EXPLANATIONS = Schema.object()
            .field("answers", Schema.list(EXPLANATION), "one for each method of the name, in each class loader");

    private static final Schema MATCH = Schema.object()
            .field("method", Schema.text(), "class and method with its descriptor")
            .field("operation", Schema.text(), "the operation that it would be")
            .field("isMonitored", Schema.flag(), "whether it is already")
            .field("excludedBy", Schema.text(), "what excludes it; empty for nothing")
            .named("Match");

    /** Of {@link #writePreview}. */
    public static final Schema PREVIEW = Schema.object()
            .field("count", Schema.wholeNumber(), "methods of loaded classes that the selectors mean")
            .field("exceedsLimit", Schema.flag(), "whether they are more than may still be monitored")
            .field("notSeen", Schema.wholeNumber(), "classes that the JVM does not let be looked into")
            .field("matches", Schema.list(MATCH), "the first 1,000");

    /** Of {@link #writeSuggestions}. */
    public static final Schema SUGGESTIONS = Schema.object()
            .field("classes", Schema.wholeNumber(), "loaded classes that are the application's own, by their names")
            .field(
                    "packages",
                    Schema.list(Schema.object()
                            .field("package", Schema.text(), "its name")
                            .field("classes", Schema.wholeNumber(), "loaded classes in it")),
                    "where they are, the fullest first")
            .field(
                    "selectors",
                    Schema.list(Schema.object()
                            .field("selector", Schema.text(), "as in opvitals.instrumentation.include")
                            .field("kind", Schema.text(), "how the classes' names end, for example Client")
                            .field("classes", Schema.wholeNumber(), "loaded classes that it means")
                            .field("examples", TEXTS, "the first of them")),
                    "what to begin with, the most promising first")
            .named("Suggestions");

    private InstrumentationView() {}

    public static void writeMonitored(
            JsonGenerator out, Configuration configuration, List<MonitoredMethod> methods, int limit)
            throws IOException {
        out.writeStartObject();
        out.writeFieldName("selection");
        selection(out, configuration);
        out.writeNumberField("count", methods.size());
        out.writeArrayFieldStart("methods");
        for (MonitoredMethod each : methods.subList(0, Math.min(limit, methods.size()))) {
            method(out, each.method(), each.classLoader(), each.operation());
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    public static void selection(JsonGenerator out, Configuration configuration) throws IOException {
        out.writeStartObject();
        chosen(out, "include", configuration, Setting.INSTRUMENTATION_INCLUDE);
        chosen(out, "exclude", configuration, Setting.INSTRUMENTATION_EXCLUDE);
        out.writeEndObject();
    }

    private static void chosen(JsonGenerator out, String name, Configuration configuration, Setting setting)
            throws IOException {
        Settings settings = configuration.current();
        Instant until = configuration.changedUntil(setting);
        out.writeObjectFieldStart(name);
        texts(out, "selectors", settings.list(setting));
        out.writeStringField("source", settings.source(setting).text());
        Json.text(out, "until", until == null ? null : until.toString());
        out.writeEndObject();
    }

    public static void writeFound(JsonGenerator out, MethodSearch.Found found) throws IOException {
        out.writeStartObject();
        out.writeNumberField("classes", found.classes());
        out.writeBooleanField("isCut", found.isCut());
        out.writeArrayFieldStart("methods");
        for (MethodSearch.Method each : found.methods()) {
            method(out, each.method(), each.classLoader(), each.operation());
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void method(JsonGenerator out, String method, String classLoader, String operation)
            throws IOException {
        out.writeStartObject();
        out.writeStringField("method", method);
        out.writeStringField("classLoader", classLoader);
        out.writeStringField("operation", operation);
        out.writeEndObject();
    }

    public static void writeExplanations(JsonGenerator out, List<Explanation> answers) throws IOException {
        out.writeStartObject();
        out.writeArrayFieldStart("answers");
        for (Explanation each : answers) {
            out.writeStartObject();
            out.writeStringField("answer", word(each.answer()));
            out.writeStringField("method", each.method());
            out.writeStringField("classLoader", each.classLoader());
            out.writeStringField("operation", each.operation());
            out.writeStringField("because", each.because());
            out.writeStringField("detail", each.detail());
            texts(out, "otherAgents", each.otherAgents());
            out.writeStringField("sentence", each.toString());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    public static void writeSuggestions(JsonGenerator out, Suggestions suggestions) throws IOException {
        out.writeStartObject();
        out.writeNumberField("classes", suggestions.classes());
        out.writeArrayFieldStart("packages");
        for (Suggestions.OwnPackage each : suggestions.packages()) {
            out.writeStartObject();
            out.writeStringField("package", each.name());
            out.writeNumberField("classes", each.classes());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("selectors");
        for (Suggestions.Suggestion each : suggestions.selectors()) {
            out.writeStartObject();
            out.writeStringField("selector", each.selector());
            out.writeStringField("kind", each.kind());
            out.writeNumberField("classes", each.classes());
            texts(out, "examples", each.examples());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    public static void writePreview(JsonGenerator out, Preview preview) throws IOException {
        out.writeStartObject();
        out.writeNumberField("count", preview.count());
        out.writeBooleanField("exceedsLimit", preview.exceedsLimit());
        out.writeNumberField("notSeen", preview.notSeen());
        out.writeArrayFieldStart("matches");
        for (Preview.Match each : preview.matches()) {
            out.writeStartObject();
            out.writeStringField("method", each.method());
            out.writeStringField("operation", each.operation());
            out.writeBooleanField("isMonitored", each.isMonitored());
            out.writeStringField("excludedBy", each.excludedBy());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void texts(JsonGenerator out, String name, List<String> texts) throws IOException {
        out.writeArrayFieldStart(name);
        for (String each : texts) {
            out.writeString(each);
        }
        out.writeEndArray();
    }

    private static List<String> answers() {
        return Arrays.stream(Explanation.Answer.values())
                .map(InstrumentationView::word)
                .toList();
    }

    private static String word(Explanation.Answer answer) {
        return answer.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
