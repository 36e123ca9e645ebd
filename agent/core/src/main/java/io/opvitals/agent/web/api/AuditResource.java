package io.opvitals.agent.web.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.audit.AuditEntry;
import io.opvitals.agent.audit.AuditLog;
import io.opvitals.agent.audit.AuditRecord;
import io.opvitals.agent.audit.AuditVerification;
import io.opvitals.agent.web.route.Access;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.route.Parameter;
import io.opvitals.agent.web.route.Problem;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;
import java.util.List;

/** {@code /api/v1/audit}: who did what, and whether the log of it is as it was written. */
public final class AuditResource {

    private static final String PATH = "/api/v1/audit";
    private static final long LARGEST = 1L << 53;

    private static final Schema ENTRY = Schema.object()
            .field("number", Schema.wholeNumber(), "from 1, without a gap")
            .field("time", Schema.time(), "when")
            .field("actor", Schema.text(), "who: a user, a token, or file")
            .field("origin", Schema.text(), "from where: an address, or a path")
            .field("action", Schema.text(), "what, for example config.change")
            .field("target", Schema.text(), "to what, for example a setting")
            .field("from", Schema.text(), "what it was; empty for nothing")
            .field("to", Schema.text(), "what it is; empty for nothing")
            .field("hash", Schema.text(), "SHA-256 of all of it and of the entry before")
            .named("AuditEntry");

    private static final Schema ENTRIES = Schema.object()
            .field("entries", Schema.list(ENTRY), "the newest first")
            .field("next", Schema.wholeNumber().orNull(), "before, to go on with; null at the end");

    private static final Schema VERIFICATION = Schema.object()
            .field("intact", Schema.flag(), "whether the log is as it was written")
            .field("entries", Schema.wholeNumber(), "how many are kept")
            .field("first", Schema.wholeNumber(), "the number of the first of them, 0 without any")
            .field("last", Schema.wholeNumber(), "the number of the latest, 0 without any")
            .field("head", Schema.text(), "the hash of the latest, to be noted elsewhere")
            .field("problems", Schema.list(Schema.text()), "where it was changed")
            .named("AuditVerification");

    private final AuditLog audit;

    public AuditResource(AuditLog audit) {
        this.audit = audit;
    }

    /** The rows of the route table. */
    public List<Route> routes() {
        return List.of(
                Route.get(PATH, Access.ADMIN, "Who did what, the latest first")
                        .takes(
                                Parameter.wholeNumber("limit", 1, 1_000, "100", "so many at most"),
                                Parameter.wholeNumber(
                                        "before", 1, LARGEST, String.valueOf(LARGEST), "only smaller numbers"))
                        .answers(ENTRIES)
                        .by(this::latest),
                Route.get(PATH + "/verify", Access.ADMIN, "Whether the audit log is as it was written")
                        .answers(VERIFICATION)
                        .by(this::verify));
    }

    private Answer latest(Call call) {
        int limit = Math.toIntExact(call.number("limit"));
        List<AuditRecord> records;
        try {
            records = audit.latest(limit, call.number("before"));
        } catch (IOException e) {
            throw unreadable();
        }
        return Answer.json(out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("entries");
            for (AuditRecord each : records) {
                write(out, each);
            }
            out.writeEndArray();
            out.writeFieldName("next");
            if (records.size() < limit || records.get(records.size() - 1).number() <= 1) {
                out.writeNull();
            } else {
                out.writeNumber(records.get(records.size() - 1).number());
            }
            out.writeEndObject();
        });
    }

    private Answer verify(Call call) {
        AuditVerification found;
        try {
            found = audit.verify();
        } catch (IOException e) {
            throw unreadable();
        }
        return Answer.json(out -> {
            out.writeStartObject();
            out.writeBooleanField("intact", found.isIntact());
            out.writeNumberField("entries", found.entries());
            out.writeNumberField("first", found.first());
            out.writeNumberField("last", found.last());
            out.writeStringField("head", found.head());
            out.writeArrayFieldStart("problems");
            for (String each : found.problems()) {
                out.writeString(each);
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    private static Problem unreadable() {
        return Problem.of(
                503,
                "unreadable",
                "The audit log cannot be read",
                "expected: files in the data directory that the agent may read");
    }

    private static void write(JsonGenerator out, AuditRecord audited) throws IOException {
        AuditEntry entry = audited.entry();
        out.writeStartObject();
        out.writeNumberField("number", audited.number());
        out.writeStringField("time", entry.time().toString());
        out.writeStringField("actor", entry.actor());
        out.writeStringField("origin", entry.origin());
        out.writeStringField("action", entry.action());
        out.writeStringField("target", entry.target());
        out.writeStringField("from", entry.from());
        out.writeStringField("to", entry.to());
        out.writeStringField("hash", audited.hash());
        out.writeEndObject();
    }
}
