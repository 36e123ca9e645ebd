package io.opvitals.agent.fleet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.opvitals.agent.fleet.Bars.Bar;
import io.opvitals.agent.fleet.Found.Point;
import io.opvitals.agent.series.Labels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a Prometheus-compatible API answers to a query, as its documentation has it ("HTTP API", stable since 2.0; native
 * histograms since 2.40).
 *
 * @param found the series
 * @param errorType what kind of error it says there was; empty for none
 * @param error what it says of it
 */
record ApiAnswer(List<Found> found, String errorType, String error) {

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(16).build())
            .build();

    /**
     * Reads one.
     *
     * @throws IOException when it is not what such an API answers; the message says what is there instead
     */
    static ApiAnswer read(byte[] bytes) throws IOException {
        List<Found> found = new ArrayList<>();
        String status = "";
        String errorType = "";
        String error = "";
        try (JsonParser in = FACTORY.createParser(bytes)) {
            expect(in, in.nextToken(), JsonToken.START_OBJECT);
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                JsonToken value = in.nextToken();
                if (name.equals("data") && value == JsonToken.START_OBJECT) {
                    data(in, found);
                } else if (value.isScalarValue()) {
                    switch (name) {
                        case "status" -> status = in.getText();
                        case "errorType" -> errorType = in.getText();
                        case "error" -> error = in.getText();
                        default -> {}
                    }
                } else {
                    in.skipChildren();
                }
            }
        }
        if (!status.equals("success") && !status.equals("error")) {
            throw new IOException("no status (expected: success or error)");
        }
        return new ApiAnswer(found, status.equals("error") && errorType.isEmpty() ? status : errorType, error);
    }

    private static void data(JsonParser in, List<Found> found) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            boolean isResult = in.currentName().equals("result");
            if (in.nextToken() == JsonToken.START_ARRAY && isResult) {
                while (in.nextToken() == JsonToken.START_OBJECT) {
                    Found each = series(in);
                    if (each != null) {
                        found.add(each);
                    }
                }
            } else {
                in.skipChildren();
            }
        }
    }

    /** One of a vector or a matrix; {@code null} without a point. */
    private static @Nullable Found series(JsonParser in) throws IOException {
        Labels labels = Labels.EMPTY;
        List<Point> points = new ArrayList<>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            switch (name) {
                case "metric" -> labels = labels(in);
                case "value" -> points.add(number(in));
                case "histogram" -> points.add(histogram(in));
                case "values" -> {
                    expect(in, value, JsonToken.START_ARRAY);
                    while (in.nextToken() == JsonToken.START_ARRAY) {
                        points.add(number(in));
                    }
                }
                case "histograms" -> {
                    expect(in, value, JsonToken.START_ARRAY);
                    while (in.nextToken() == JsonToken.START_ARRAY) {
                        points.add(histogram(in));
                    }
                }
                default -> in.skipChildren();
            }
        }
        return points.isEmpty() ? null : new Found(labels, points);
    }

    private static Labels labels(JsonParser in) throws IOException {
        expect(in, in.currentToken(), JsonToken.START_OBJECT);
        Labels labels = Labels.EMPTY;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            expect(in, in.nextToken(), JsonToken.VALUE_STRING);
            if (labels.get(name) == null) {
                labels = labels.and(name, in.getText());
            }
        }
        return labels;
    }

    /** {@code [1763730000.5, "17"]}. */
    private static Point number(JsonParser in) throws IOException {
        double seconds = seconds(in);
        in.nextToken();
        double value = value(in);
        expect(in, in.nextToken(), JsonToken.END_ARRAY);
        return new Point(seconds, value, Bars.NONE);
    }

    /** {@code [1763730000.5, {"count":"2","sum":"0.3","buckets":[[0,"0.1","0.109","2"]]}]}. */
    private static Point histogram(JsonParser in) throws IOException {
        double seconds = seconds(in);
        expect(in, in.nextToken(), JsonToken.START_OBJECT);
        double count = 0;
        double sum = 0;
        List<Bar> bars = new ArrayList<>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            switch (name) {
                case "count" -> count = value(in);
                case "sum" -> sum = value(in);
                case "buckets" -> {
                    while (in.nextToken() == JsonToken.START_ARRAY) {
                        bars.add(bar(in));
                    }
                }
                default -> in.skipChildren();
            }
        }
        expect(in, in.nextToken(), JsonToken.END_ARRAY);
        return new Point(seconds, count, new Bars(bars, sum));
    }

    /** {@code [0,"0.1","0.109","2"]}: which bounds belong to it, the bounds, and how many. */
    private static Bar bar(JsonParser in) throws IOException {
        in.nextToken();
        in.nextToken();
        double lower = value(in);
        in.nextToken();
        double upper = value(in);
        in.nextToken();
        double count = value(in);
        expect(in, in.nextToken(), JsonToken.END_ARRAY);
        return new Bar(Math.max(0, lower), Math.max(0, upper), count);
    }

    private static double seconds(JsonParser in) throws IOException {
        expect(in, in.currentToken(), JsonToken.START_ARRAY);
        in.nextToken();
        return value(in);
    }

    /** A number, or one that is written as a text: {@code NaN} and {@code +Inf}, too. */
    private static double value(JsonParser in) throws IOException {
        String text = in.getText();
        return number(text == null ? "" : text);
    }

    /** As Prometheus writes numbers. */
    static double number(String text) throws IOException {
        return switch (text) {
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> {
                try {
                    yield Double.parseDouble(text);
                } catch (NumberFormatException e) {
                    throw new IOException("'" + text + "' (expected: a number)", e);
                }
            }
        };
    }

    private static void expect(JsonParser in, @Nullable JsonToken token, JsonToken expected) throws IOException {
        if (token != expected) {
            throw new IOException(
                    token + " in column " + in.currentLocation().getColumnNr() + " (expected: " + expected + ")");
        }
    }
}
