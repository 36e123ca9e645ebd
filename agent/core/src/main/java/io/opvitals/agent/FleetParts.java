package io.opvitals.agent;

import io.opvitals.agent.alert.channel.TrustedCertificates;
import io.opvitals.agent.alert.channel.Unexpected;
import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.config.SettingsListener;
import io.opvitals.agent.fleet.Fleet;
import io.opvitals.agent.fleet.FleetSettings;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.time.Ticker;
import io.opvitals.agent.web.api.FleetResource;
import io.opvitals.agent.web.api.FleetRoutes;
import io.opvitals.agent.web.route.Problem;
import io.opvitals.agent.web.route.Route;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The composition root's part that knows the fleet: built when somebody asks for it the first time, and anew when the
 * settings have changed. Without an address none of it is loaded.
 */
final class FleetParts implements SettingsListener {

    private static final String LOGGER = "fleet";
    private static final String THREADS = "opvitals-fleet";

    private final OwnThreads threads;
    private final InstantSource clock;
    private final Ticker ticker;
    private final AgentLog log;
    private Settings settings;
    private List<String> problems;
    private @Nullable FleetResource resource;

    FleetParts(Settings settings, OwnThreads threads, InstantSource clock, Ticker ticker, AgentLog log) {
        this.threads = threads;
        this.clock = clock;
        this.ticker = ticker;
        this.log = log;
        this.settings = settings;
        this.problems = tell(problems(settings));
    }

    List<Route> routes() {
        return new FleetRoutes(this::resource).routes();
    }

    /** What was wrong when the JVM started does not keep anybody from changing something else. */
    @Override
    public synchronized List<String> check(Settings next) {
        List<String> found = new ArrayList<>(problems(next));
        found.removeAll(problems);
        return found;
    }

    @Override
    public synchronized void apply(Settings next) {
        problems = tell(problems(next));
        settings = next;
        resource = null;
    }

    private synchronized @Nullable FleetResource resource() {
        if (!settings.isSet(Setting.FLEET_URL)) {
            return null;
        }
        if (!problems.isEmpty()) {
            throw unusable(problems.get(0));
        }
        FleetResource made = resource;
        if (made == null) {
            try {
                made = make();
            } catch (LinkageError e) {
                throw unusable(Unexpected.reason(e));
            }
            resource = made;
        }
        return made;
    }

    private FleetResource make() {
        FleetSettings used = FleetSettings.of(settings);
        return new FleetResource(
                new Fleet(
                        used,
                        () -> new TrustedCertificates(used.trustedCertificate()).context(),
                        threads.factory(THREADS),
                        clock,
                        ticker),
                clock);
    }

    private List<String> tell(List<String> found) {
        for (String each : found) {
            log.error(LOGGER, "the fleet is not shown: " + each);
        }
        return found;
    }

    private static List<String> problems(Settings settings) {
        return settings.isSet(Setting.FLEET_URL) ? FleetSettings.problems(settings) : List.of();
    }

    private static Problem unusable(String reason) {
        return Problem.of(503, "fleet-unusable", "The fleet cannot be asked", reason);
    }
}
