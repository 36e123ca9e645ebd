package io.opvitals.agent.web.api;

import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.operation.MeasureSnapshot;
import io.opvitals.agent.series.AllSeries;
import io.opvitals.agent.series.Family;
import io.opvitals.agent.series.Labels;
import io.opvitals.agent.series.SeriesSink;
import io.opvitals.agent.web.route.Access;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.route.Schema;
import io.opvitals.agent.web.view.AlertView;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/series}: which series there are, under the names that expressions use. For whoever writes one. */
public final class SeriesResource {

    private static final int MOST_VALUES = 200;

    private static final Schema SERIES = Schema.object()
            .field("name", Schema.text(), "as an expression names it")
            .field("description", Schema.text(), "what it means")
            .field("kind", Schema.choice(List.of("gauge", "counter", "histogram")), "how it is asked about")
            .field("count", Schema.wholeNumber(), "how many series have this name")
            .field("labels", Schema.map(Schema.list(Schema.text())), "their labels, each with its values, 200 at most")
            .named("KnownSeries");

    private static final Schema LIST =
            Schema.object().field("series", Schema.list(SERIES), "by name").named("KnownSeriesList");

    private final AllSeries series;
    private final Supplier<@Nullable HealthReport> report;

    /** @param report the latest */
    public SeriesResource(AllSeries series, Supplier<@Nullable HealthReport> report) {
        this.series = series;
        this.report = report;
    }

    /** The row of the route table. */
    public List<Route> routes() {
        return List.of(Route.get("/api/v1/series", Access.VIEWER, "Which series there are now, with their labels")
                .answers(LIST)
                .by(this::list));
    }

    private Answer list(Call call) {
        Names names = new Names();
        HealthReport latest = report.get();
        if (latest != null) {
            series.write(latest, names);
        }
        return Answer.json(out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("series");
            for (Map.Entry<String, Known> each : names.byName.entrySet()) {
                Known known = each.getValue();
                out.writeStartObject();
                out.writeStringField("name", each.getKey());
                out.writeStringField("description", known.description);
                out.writeStringField("kind", known.kind);
                out.writeNumberField("count", known.seen.size());
                out.writeObjectFieldStart("labels");
                for (Map.Entry<String, Set<String>> label : known.labels.entrySet()) {
                    AlertView.texts(out, label.getKey(), label.getValue());
                }
                out.writeEndObject();
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    /** What is known of a name. */
    private static final class Known {

        private final String description;
        private final String kind;
        private final Set<Labels> seen = new HashSet<>();
        private final Map<String, Set<String>> labels = new TreeMap<>();

        Known(String description, String kind) {
            this.description = description;
            this.kind = kind;
        }

        void add(Labels added) {
            if (seen.add(added)) {
                added.forEach(this::value);
            }
        }

        private void value(String label, String value) {
            Set<String> values = labels.computeIfAbsent(label, name -> new TreeSet<>());
            if (values.size() < MOST_VALUES) {
                values.add(value);
            }
        }
    }

    /** Collects names instead of values. */
    private static final class Names implements SeriesSink {

        private final Map<String, Known> byName = new TreeMap<>();

        @Override
        public void gauge(Family family, Labels labels, double value) {
            add(family, "", "gauge", labels);
        }

        @Override
        public void counter(Family family, Labels labels, double total) {
            add(family, "_total", "counter", labels);
        }

        @Override
        public void histogram(Family family, Labels labels, HistogramSnapshot durations) {
            add(family, "_bucket", "histogram", labels);
            add(family, "_count", "counter", labels);
            add(family, "_sum", "counter", labels);
        }

        @Override
        public void summary(Family family, Labels labels, MeasureSnapshot values) {
            add(family, "_count", "counter", labels);
            add(family, "_sum", "counter", labels);
        }

        @Override
        public void quantiles(Family family, Labels labels, HistogramSnapshot window) {
            for (String each : List.of("0.5", "0.9", "0.95", "0.99")) {
                add(family, "", "gauge", labels.and("quantile", each));
            }
        }

        private void add(Family family, String ending, String kind, Labels labels) {
            byName.computeIfAbsent(family.name() + ending, name -> new Known(family.description(), kind))
                    .add(labels);
        }
    }
}
