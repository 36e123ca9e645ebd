package io.opvitals.agent.web.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.config.document.DocumentProblem;
import io.opvitals.agent.cost.Prices;
import io.opvitals.agent.cost.book.PriceBook;
import io.opvitals.agent.cost.book.PriceBookFile;
import io.opvitals.agent.cost.book.PriceEntry;
import io.opvitals.agent.operation.price.Tariff;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What calls are charged by. */
public final class PriceBookView {

    private static final Schema PRICE = Schema.object()
            .field("name", Schema.text(), "as the book names it")
            .field("line", Schema.wholeNumber().orNull(), "where it stands in the file; null for a setting")
            .field("wrapper", Schema.text(), "whose calls, * for any characters")
            .field("operation", Schema.text(), "which of its operations")
            .field("attributes", Schema.map(Schema.text()), "what calls must say of themselves")
            .field("currency", Schema.text(), "ISO 4217")
            .field("perCall", Schema.number(), "what each costs")
            .field("perUnit", Schema.map(Schema.number()), "what a unit of a measure costs")
            .field("free", Schema.list(Schema.text()), "outcomes that cost nothing")
            .field("validFrom", Schema.time().orNull(), "null for since ever")
            .field("validTo", Schema.time().orNull(), "when it no longer holds; null for never")
            .field("inForce", Schema.flag(), "whether it holds now")
            .named("Price");

    public static final Schema SCHEMA = Schema.object()
            .field("file", Schema.text().orNull(), "of the price book")
            .field("prices", Schema.list(PRICE), "of those that fit a call, the first that is in force decides")
            .field("problems", Schema.list(Schema.text()), "what is wrong with the file, with line and column")
            .named("PriceBook");

    private PriceBookView() {}

    public static void write(JsonGenerator out, Prices prices, Instant now) throws IOException {
        PriceBook book = prices.book();
        String file = prices.file();
        out.writeStartObject();
        Json.text(out, "file", file);
        out.writeArrayFieldStart("prices");
        for (PriceEntry each : book.entries()) {
            write(out, each.tariff(), each, each.holdsAt(now));
        }
        for (Tariff each : prices.inForce().inOrder()) {
            if (book.entries().stream().noneMatch(entry -> entry.tariff().equals(each))) {
                write(out, each, null, true);
            }
        }
        out.writeEndArray();
        out.writeArrayFieldStart("problems");
        for (DocumentProblem each : book.problems()) {
            out.writeString(PriceBookFile.text(file == null ? "" : file, each));
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, Tariff tariff, @Nullable PriceEntry entry, boolean holds)
            throws IOException {
        out.writeStartObject();
        out.writeStringField("name", tariff.name());
        if (entry == null) {
            out.writeNullField("line");
        } else {
            out.writeNumberField("line", entry.line());
        }
        out.writeStringField("wrapper", tariff.wrapperPattern());
        out.writeStringField("operation", tariff.operationPattern());
        out.writeObjectFieldStart("attributes");
        for (Tariff.Attribute each : tariff.attributes()) {
            out.writeStringField(each.key(), each.pattern());
        }
        out.writeEndObject();
        out.writeStringField("currency", tariff.currency());
        out.writeNumberField("perCall", tariff.perCall());
        out.writeObjectFieldStart("perUnit");
        for (Tariff.Rate each : tariff.rates()) {
            BigDecimal price = each.price();
            out.writeNumberField(each.measure(), price);
        }
        out.writeEndObject();
        out.writeArrayFieldStart("free");
        for (String each : new TreeSet<>(tariff.free())) {
            out.writeString(each);
        }
        out.writeEndArray();
        Json.text(out, "validFrom", entry == null ? null : text(entry.from()));
        Json.text(out, "validTo", entry == null ? null : text(entry.to()));
        out.writeBooleanField("inForce", holds);
        out.writeEndObject();
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
