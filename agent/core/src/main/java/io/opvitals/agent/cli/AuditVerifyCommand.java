package io.opvitals.agent.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.audit.AuditLog;
import io.opvitals.agent.audit.AuditVerification;
import io.opvitals.agent.storage.StoredFiles;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        customSynopsis = "java -jar opvitals-agent.jar audit verify [--noted NUMBER:HASH] [--json] [DIRECTORY]",
        description = "Says whether the audit log is as it was written.",
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%n",
        footer = {
            "A log of which one part was changed shows it by itself. Who can write to the directory could also replace all",
            "of it: note the number and hash of the latest entry elsewhere, and look for it later by --noted."
        })
final class AuditVerifyCommand implements Callable<Integer> {

    private final String home;
    private final PrintWriter out;
    private final PrintWriter err;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIRECTORY",
            description = "opvitals.data.directory, or a folder of one JVM in it; by default all in ~/.opvitals.")
    private String directory = "";

    @Option(names = "--noted", paramLabel = "NUMBER:HASH", description = "An entry that must be there as it was noted.")
    private String noted = "";

    @Option(names = "--json", description = "Answers in JSON.")
    private boolean json;

    AuditVerifyCommand(String home, PrintWriter out, PrintWriter err) {
        this.home = home;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        int colon = noted.indexOf(':');
        if (!noted.isEmpty() && !noted.substring(0, Math.max(0, colon)).matches("[0-9]{1,18}")) {
            err.println(Commands.NAME + ": --noted '" + noted + "' (expected: NUMBER:HASH, as verify prints it)");
            return ExitCode.WRONG_USAGE;
        }
        List<StoredFiles> folders = folders();
        Map<String, AuditVerification> verified = new TreeMap<>();
        boolean intact = true;
        boolean isNotedThere = noted.isEmpty();
        for (StoredFiles each : folders) {
            AuditVerification verification = AuditLog.verify(each);
            if (verification.last() > 0 || !verification.isIntact()) {
                verified.put(each.location(), verification);
                intact &= verification.isIntact();
                isNotedThere |= !noted.isEmpty() && isThere(each, colon);
            }
        }
        if (json) {
            out.println(json(verified, intact && isNotedThere));
        } else {
            print(verified);
        }
        if (verified.isEmpty()) {
            err.println(Commands.NAME + ": no audit log in " + (directory.isEmpty() ? home + "/.opvitals" : directory)
                    + " (expected: opvitals.data.directory of an application that wrote one)");
            return ExitCode.NO;
        }
        if (!isNotedThere) {
            err.println(Commands.NAME + ": entry " + noted.substring(0, colon)
                    + " is not there as it was noted (expected: hash " + noted.substring(colon + 1) + ")");
        }
        return intact && isNotedThere ? ExitCode.OK : ExitCode.NO;
    }

    private boolean isThere(StoredFiles files, int colon) throws IOException {
        String hash = AuditLog.hash(files, Long.parseLong(noted.substring(0, colon)));
        return noted.substring(colon + 1).equals(hash);
    }

    private List<StoredFiles> folders() {
        if (!directory.isEmpty()) {
            return StoredFiles.in(directory);
        }
        List<StoredFiles> all = new ArrayList<>();
        File parent = new File(home, ".opvitals");
        @Nullable String[] services = parent.list();
        if (services != null) {
            Arrays.sort(services);
            for (String each : services) {
                all.addAll(StoredFiles.in(new File(parent, each).getPath()));
            }
        }
        return all;
    }

    private void print(Map<String, AuditVerification> verified) {
        for (Map.Entry<String, AuditVerification> each : verified.entrySet()) {
            AuditVerification found = each.getValue();
            String entries = found.entries() + " entries, " + found.first() + " to " + found.last();
            if (found.isIntact()) {
                out.println(each.getKey() + ": intact, " + entries + "; the latest is " + found.last() + ":"
                        + found.head());
            } else {
                out.println(each.getKey() + ": not as it was written, " + entries);
                for (String problem : found.problems()) {
                    out.println("  " + problem);
                }
            }
        }
    }

    private static String json(Map<String, AuditVerification> verified, boolean intact) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeBooleanField("intact", intact && !verified.isEmpty());
            json.writeArrayFieldStart("logs");
            for (Map.Entry<String, AuditVerification> each : verified.entrySet()) {
                AuditVerification found = each.getValue();
                json.writeStartObject();
                json.writeStringField("folder", each.getKey());
                json.writeBooleanField("intact", found.isIntact());
                json.writeNumberField("entries", found.entries());
                json.writeNumberField("first", found.first());
                json.writeNumberField("last", found.last());
                json.writeStringField("head", found.head());
                json.writeArrayFieldStart("problems");
                for (String problem : found.problems()) {
                    json.writeString(problem);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }
}
