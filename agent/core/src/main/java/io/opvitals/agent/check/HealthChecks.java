package io.opvitals.agent.check;

import io.opvitals.agent.check.CheckSettings.Target;
import io.opvitals.agent.check.NamedCheck.Kind;
import io.opvitals.agent.time.Ticker;
import java.io.File;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadFactory;

/**
 * Which checks there are. Where two have one name, the agent's own comes first, then the configuration's, then the
 * application's; {@link #BUILT_IN} are the names that are taken.
 *
 * <p>For any thread.
 */
public final class HealthChecks {

    /** The names of the agent's own checks. */
    public static final Set<String> BUILT_IN =
            Set.of("disk", "memory", "cpu", "deadlock", "exporter", "data-directory", "history");

    private final List<File> places;
    private final Map<String, HealthCheck> own;
    private final RegisteredChecks registered;
    private final TargetClient client;
    private final Ticker ticker;
    private volatile Configured configured;

    private record Configured(CheckSettings settings, List<NamedCheck> checks) {}

    /**
     * @param settings how they are run
     * @param places folders on the disks to look at
     * @param own checks of parts of the agent, by name
     * @param registered the application's
     * @param threads makes the threads of the HTTP client
     * @param ticker tells for how long something has been so
     */
    public HealthChecks(
            CheckSettings settings,
            List<File> places,
            Map<String, HealthCheck> own,
            RegisteredChecks registered,
            ThreadFactory threads,
            Ticker ticker) {
        this.places = List.copyOf(places);
        this.own = Map.copyOf(own);
        this.registered = registered;
        this.ticker = ticker;
        this.client = new TargetClient(threads);
        this.configured = new Configured(settings, List.of());
        apply(settings);
    }

    /** From the next round on. */
    public void apply(CheckSettings settings) {
        configured = new Configured(settings, configured(settings));
    }

    /** How they are run now. */
    CheckSettings settings() {
        return configured.settings;
    }

    /** All checks of the moment, each name once. */
    List<NamedCheck> all() {
        Configured now = configured;
        List<NamedCheck> candidates = new ArrayList<>(now.checks);
        candidates.addAll(registered.checks(now.settings.timeout()));
        Set<String> names = new HashSet<>();
        candidates.removeIf(each -> !names.add(each.name()));
        return candidates;
    }

    private List<NamedCheck> configured(CheckSettings settings) {
        List<NamedCheck> checks = new ArrayList<>();
        checks.add(builtIn("disk", settings, new DiskCheck(places, settings::diskAbove)));
        checks.add(builtIn("memory", settings, new MemoryCheck(settings::memoryAbove)));
        checks.add(builtIn("cpu", settings, new CpuCheck(settings::cpuAbove, ticker)));
        checks.add(builtIn("deadlock", settings, new DeadlockCheck()));
        own.forEach((name, check) -> checks.add(new NamedCheck(name, Kind.AGENT, settings.timeout(), check)));
        for (Target each : settings.targets()) {
            HealthCheck check = each.isTcp() ? new TcpTarget(each) : new HttpTarget(each, client);
            checks.add(new NamedCheck(each.name(), Kind.TARGET, each.timeout(), check));
        }
        return checks;
    }

    private static NamedCheck builtIn(String name, CheckSettings settings, HealthCheck check) {
        return new NamedCheck(name, Kind.BUILT_IN, settings.timeout(), check);
    }
}
