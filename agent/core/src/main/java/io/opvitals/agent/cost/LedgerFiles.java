package io.opvitals.agent.cost;

import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.storage.DataDirectory;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A file {@code costs-YYYY-MM-DD.json} for each day, in this JVM's folder of the data directory. One that cannot be read is
 * put aside under another name, is said, and stops nothing.
 */
final class LedgerFiles {

    private static final String LOGGER = "cost";
    private static final String PREFIX = "costs-";
    private static final String SUFFIX = ".json";
    private static final String ASIDE = ".unreadable";

    private final DataDirectory data;
    private final AgentLog log;
    private boolean isTold;

    LedgerFiles(DataDirectory data, AgentLog log) {
        this.data = data;
        this.log = log;
    }

    /** The days from {@code oldest} on. */
    Map<LocalDate, DayCosts> read(LocalDate oldest) {
        Map<LocalDate, DayCosts> days = new TreeMap<>();
        for (String name : data.names()) {
            LocalDate day = day(name);
            if (day != null && !day.isBefore(oldest)) {
                DayCosts costs = read(name);
                if (costs != null) {
                    days.put(day, costs);
                }
            }
        }
        return days;
    }

    /** Whether it is kept now. */
    boolean write(LocalDate day, DayCosts costs) {
        try {
            data.write(name(day), LedgerJson.bytes(costs));
            isTold = false;
            return true;
        } catch (IOException e) {
            if (!isTold) {
                log.warn(LOGGER, "what calls cost is not kept over a restart: " + e.getMessage());
            }
            isTold = true;
            return false;
        }
    }

    void deleteBefore(LocalDate oldest) {
        List<String> old = new ArrayList<>();
        for (String name : data.names()) {
            LocalDate day = day(name);
            if (day != null && day.isBefore(oldest)) {
                old.add(name);
            }
        }
        for (String each : old) {
            try {
                data.delete(each);
            } catch (IOException e) {
                log.debug(LOGGER, each + " cannot be deleted: " + e.getMessage());
            }
        }
    }

    private @Nullable DayCosts read(String name) {
        byte[] content = null;
        try {
            content = data.read(name);
            return content == null ? null : LedgerJson.read(content);
        } catch (IOException e) {
            log.error(
                    LOGGER,
                    name + " cannot be read, its day counts as free of cost: " + e.getMessage()
                            + (content == null ? "" : "; it is kept as " + name + ASIDE));
            putAside(name, content);
            return null;
        }
    }

    private void putAside(String name, byte @Nullable [] content) {
        if (content == null) {
            return;
        }
        try {
            data.write(name + ASIDE, content);
        } catch (IOException e) {
            log.debug(LOGGER, name + " cannot be put aside: " + e.getMessage());
        }
    }

    private static String name(LocalDate day) {
        return PREFIX + day + SUFFIX;
    }

    private static @Nullable LocalDate day(String name) {
        if (!name.startsWith(PREFIX) || !name.endsWith(SUFFIX)) {
            return null;
        }
        try {
            return LocalDate.parse(name.substring(PREFIX.length(), name.length() - SUFFIX.length()));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
