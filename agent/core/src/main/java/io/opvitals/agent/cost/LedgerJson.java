package io.opvitals.agent.cost;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.opvitals.agent.operation.CostKey;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A day as JSON: {@code {"since": time, "rows": [[wrapper, operation, currency, outcome, amount, key, value, ...], ...]}}.
 */
final class LedgerJson {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int FIXED_CELLS = 5;

    private LedgerJson() {}

    static byte[] bytes(DayCosts day) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("since", day.since().toString());
            out.writeArrayFieldStart("rows");
            for (Map.Entry<Spending, BigDecimal> each : day.rows().entrySet()) {
                write(out, each.getKey(), each.getValue());
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator out, Spending spending, BigDecimal amount) throws IOException {
        CostKey key = spending.key();
        out.writeStartArray();
        out.writeString(spending.operation().wrapper());
        out.writeString(spending.operation().operation());
        out.writeString(key.currency());
        out.writeString(key.outcome().label());
        out.writeString(amount.toPlainString());
        for (String each : key.attributes()) {
            out.writeString(each);
        }
        out.writeEndArray();
    }

    /** @throws IOException where it is not such a day */
    static DayCosts read(byte[] content) throws IOException {
        try (JsonParser in = FACTORY.createParser(content)) {
            expect(in.nextToken() == JsonToken.START_OBJECT, in, "{");
            expect("since".equals(in.nextFieldName()), in, "since");
            DayCosts day = new DayCosts(Instant.parse(String.valueOf(in.nextTextValue())));
            expect("rows".equals(in.nextFieldName()) && in.nextToken() == JsonToken.START_ARRAY, in, "rows");
            while (in.nextToken() == JsonToken.START_ARRAY) {
                row(in, day);
            }
            expect(in.currentToken() == JsonToken.END_ARRAY && in.nextToken() == JsonToken.END_OBJECT, in, "}");
            day.saved();
            return day;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("'" + e.getMessage() + "' (expected: a day of costs)", e);
        }
    }

    private static void row(JsonParser in, DayCosts day) throws IOException {
        List<String> cells = new ArrayList<>();
        while (in.nextToken() == JsonToken.VALUE_STRING) {
            cells.add(in.getText());
        }
        boolean whole = in.currentToken() == JsonToken.END_ARRAY
                && cells.size() >= FIXED_CELLS
                && (cells.size() - FIXED_CELLS) % 2 == 0;
        expect(whole, in, "a row");
        BigDecimal amount = new BigDecimal(cells.get(4));
        expect(amount.signum() > 0, in, "an amount above zero");
        CostKey key = new CostKey(
                cells.get(2),
                Outcome.valueOf(cells.get(3).toUpperCase(Locale.ROOT)),
                cells.subList(FIXED_CELLS, cells.size()));
        day.add(new Spending(new OperationId(cells.get(0), cells.get(1)), key), amount);
    }

    private static void expect(boolean holds, JsonParser in, String expected) throws IOException {
        if (!holds) {
            throw new IOException("line " + in.currentLocation().getLineNr() + ", column "
                    + in.currentLocation().getColumnNr() + " (expected: " + expected + ")");
        }
    }
}
