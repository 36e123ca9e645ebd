package io.opvitals.agent;

import io.opvitals.agent.alert.channel.Channel;
import io.opvitals.agent.alert.channel.ChannelSettings;
import io.opvitals.agent.alert.channel.MessageText;
import io.opvitals.agent.alert.channel.MissingChannel;
import io.opvitals.agent.alert.channel.Outbox;
import io.opvitals.agent.alert.channel.Unexpected;
import io.opvitals.agent.alert.channel.http.AlertmanagerChannel;
import io.opvitals.agent.alert.channel.http.HttpPost;
import io.opvitals.agent.alert.channel.http.PagerDutyChannel;
import io.opvitals.agent.alert.channel.http.SlackChannel;
import io.opvitals.agent.alert.channel.http.TeamsChannel;
import io.opvitals.agent.alert.channel.http.WebhookChannel;
import io.opvitals.agent.alert.channel.local.ConsoleChannel;
import io.opvitals.agent.alert.channel.local.FileChannel;
import io.opvitals.agent.alert.channel.mail.EmailChannel;
import io.opvitals.agent.audit.AuditLog;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.config.SettingsListener;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.series.SeriesSource;
import io.opvitals.agent.storage.DataDirectory;
import io.opvitals.agent.time.Ticker;
import io.opvitals.agent.web.api.ChannelResource;
import io.opvitals.agent.web.route.Route;
import java.io.PrintStream;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The composition root's part that tells somebody: the outbox and its channels, which follow the settings. A channel whose
 * settings are wrong is left out, and said; it keeps nothing else from working.
 */
final class ChannelParts implements SettingsListener {

    private static final String LOGGER = "alerts";
    private static final String THREADS = "opvitals-channel";

    private final OwnThreads threads;
    private final InstantSource clock;
    private final PrintStream stdout;
    private final AgentLog log;
    private final Outbox outbox;
    private volatile List<String> problems = List.of();

    /**
     * Reads what an earlier JVM left, and begins to deliver it.
     *
     * @param stdout where a console channel prints
     */
    ChannelParts(
            Settings settings,
            DataDirectory data,
            OwnThreads threads,
            InstantSource clock,
            Ticker ticker,
            PrintStream stdout,
            AgentLog log) {
        this.threads = threads;
        this.clock = clock;
        this.stdout = stdout;
        this.log = log;
        this.outbox = new Outbox(data, new Outbox.Parts(this::channel, threads.factory(THREADS), clock, ticker, log));
        tellProblems(settings);
        outbox.start(ChannelSettings.of(settings));
    }

    Outbox outbox() {
        return outbox;
    }

    SeriesSource series() {
        return new ChannelSeries(outbox);
    }

    List<Route> routes(AuditLog audit) {
        return new ChannelResource(outbox, () -> problems, audit, clock).routes();
    }

    /** What was wrong when the JVM started does not keep anybody from changing something else. */
    @Override
    public List<String> check(Settings next) {
        List<String> found = new ArrayList<>(ChannelSettings.problems(next));
        found.removeAll(problems);
        return found;
    }

    @Override
    public void apply(Settings next) {
        tellProblems(next);
        outbox.use(ChannelSettings.of(next));
    }

    private void tellProblems(Settings settings) {
        List<String> found = ChannelSettings.problems(settings);
        for (String each : found) {
            if (!problems.contains(each)) {
                log.error(LOGGER, "a channel is left out: " + each);
            }
        }
        problems = found;
    }

    /** One that cannot be made says why with every notification. */
    private Channel channel(ChannelSettings settings) {
        try {
            return made(settings);
        } catch (LinkageError e) {
            return new MissingChannel(Unexpected.reason(e));
        }
    }

    private Channel made(ChannelSettings settings) {
        MessageText text = new MessageText(settings.template());
        return switch (settings.type()) {
            case CONSOLE -> new ConsoleChannel(stdout, text);
            case FILE -> new FileChannel(settings.file().path(), settings.file().maxBytes(), text);
            case EMAIL -> new EmailChannel(settings, text, clock);
            case SLACK -> new SlackChannel(post(settings, URI.create(settings.url())), text);
            case TEAMS -> new TeamsChannel(post(settings, URI.create(settings.url())), text);
            case PAGERDUTY ->
                new PagerDutyChannel(
                        post(
                                settings,
                                URI.create(settings.url().isEmpty() ? PagerDutyChannel.ADDRESS : settings.url())),
                        text,
                        settings.routingKey());
            case WEBHOOK ->
                new WebhookChannel(post(settings, URI.create(settings.url())), text, settings.secret(), clock);
            case ALERTMANAGER ->
                new AlertmanagerChannel(post(settings, AlertmanagerChannel.address(settings.url())), clock);
        };
    }

    private HttpPost post(ChannelSettings settings, URI address) {
        List<String> secrets = new ArrayList<>(List.of(settings.routingKey(), settings.secret()));
        secrets.removeIf(String::isEmpty);
        return new HttpPost(
                new HttpPost.Target(
                        settings.name(), address, settings.timeout(), settings.trustedCertificate(), secrets),
                threads.factory(THREADS + "-http"),
                clock);
    }
}
