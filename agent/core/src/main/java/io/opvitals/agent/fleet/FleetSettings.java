package io.opvitals.agent.fleet;

import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.promql.PromqlException;
import io.opvitals.agent.promql.Query;
import io.opvitals.agent.promql.Selector;
import io.opvitals.agent.series.LabelMatch;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Who tells of the fleet, and what of it is ours.
 *
 * @param url what {@code /api/v1/query} is below
 * @param credentials how to log in there
 * @param trustedCertificate a PEM file with certificates to trust besides those of the JVM; empty for none
 * @param timeout a whole answer must be here within it
 * @param selector what the labels of all series must be, besides
 * @param window over which scores are, here and supposedly there
 */
public record FleetSettings(
        URI url,
        Credentials credentials,
        String trustedCertificate,
        Duration timeout,
        List<LabelMatch> selector,
        Duration window) {

    private static final String SOME_NAME = "series";

    public FleetSettings {
        selector = List.copyOf(selector);
    }

    /**
     * A token, or a name with a password; what is not needed is empty.
     *
     * @param token goes before the others
     */
    public record Credentials(String token, String username, String password) {

        public static final Credentials NONE = new Credentials("", "", "");

        /** Without what is secret. */
        @Override
        public String toString() {
            return token.isEmpty() ? username.isEmpty() ? "nobody" : username : "token";
        }
    }

    /**
     * As they are set.
     *
     * @param settings with an address, and nothing wrong
     */
    public static FleetSettings of(Settings settings) {
        String url = settings.text(Setting.FLEET_URL);
        return new FleetSettings(
                URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url),
                new Credentials(
                        settings.text(Setting.FLEET_TOKEN),
                        settings.text(Setting.FLEET_USERNAME),
                        settings.text(Setting.FLEET_PASSWORD)),
                settings.text(Setting.FLEET_TRUSTED_CERTIFICATE),
                settings.duration(Setting.FLEET_TIMEOUT),
                selector(settings.text(Setting.FLEET_SELECTOR), new ArrayList<>()),
                settings.duration(Setting.HEALTH_WINDOW));
    }

    /** What is wrong with settings that have an address: the setting, the value and the expectation. */
    public static List<String> problems(Settings settings) {
        List<String> problems = new ArrayList<>();
        List<LabelMatch> unused = selector(settings.text(Setting.FLEET_SELECTOR), problems);
        if (settings.isSet(Setting.FLEET_PASSWORD) && !settings.isSet(Setting.FLEET_USERNAME)) {
            problems.add(Setting.FLEET_USERNAME.key() + ": not set (expected: a name for the password)");
        }
        return problems;
    }

    /** What stands between the braces of a selector; written anew from these, nothing else of it gets into a query. */
    private static List<LabelMatch> selector(String text, List<String> problems) {
        if (text.isBlank()) {
            return List.of();
        }
        String problem = "";
        try {
            Selector selector = Query.parse(SOME_NAME + "{" + text + "}").selector();
            if (selector != null
                    && selector.name().equals(SOME_NAME)
                    && selector.rangeMillis() == 0
                    && selector.offsetMillis() == 0
                    && selector.matches().stream()
                            .noneMatch(each -> each.label().equals(LabelMatch.NAME))) {
                return selector.matches();
            }
        } catch (PromqlException e) {
            problem = ": " + e.getMessage();
        }
        problems.add(Setting.FLEET_SELECTOR.key() + ": '" + text + "'" + problem
                + " (expected: labels such as service_name=\"shop\",env=~\"prod|test\")");
        return List.of();
    }

    /** Where it is, without what is secret. */
    @Override
    public String toString() {
        return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
    }
}
