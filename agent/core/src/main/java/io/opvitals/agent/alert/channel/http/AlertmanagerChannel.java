package io.opvitals.agent.alert.channel.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.alert.channel.AlertMessage;
import io.opvitals.agent.alert.channel.Channel;
import io.opvitals.agent.alert.channel.DeliveryException;
import io.opvitals.agent.alert.channel.Notification;
import io.opvitals.agent.alert.channel.NotificationJson;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hands alerts to Alertmanager, API v2, where those of many JVMs meet. As Prometheus does, a firing alert is sent again
 * every minute with an end a little ahead: an Alertmanager that does not hear of it any more takes it for resolved then.
 * Source: prometheus, rules/manager.go, {@code resendDelay} and {@code validUntil = ts + 4 * max(interval, resendDelay)}.
 */
public final class AlertmanagerChannel implements Channel {

    private static final Duration RESEND_EVERY = Duration.ofMinutes(1);
    private static final Duration VALID_FOR = RESEND_EVERY.multipliedBy(4);
    private static final String PATH = "/api/v2/alerts";

    private final HttpPost post;
    private final InstantSource clock;
    private final Duration resendEvery;

    /** @param post to {@link #address} */
    public AlertmanagerChannel(HttpPost post, InstantSource clock) {
        this(post, clock, RESEND_EVERY);
    }

    AlertmanagerChannel(HttpPost post, InstantSource clock, Duration resendEvery) {
        this.post = post;
        this.clock = clock;
        this.resendEvery = resendEvery;
    }

    /** Where alerts are posted to, of what is set: the address of Alertmanager itself, or the whole path. */
    public static URI address(String url) {
        String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        return URI.create(base.endsWith(PATH) ? base : base + PATH);
    }

    @Override
    public void deliver(Notification notification) throws DeliveryException, InterruptedException {
        Instant validUntil = clock.instant().plus(VALID_FOR);
        String body = JsonBody.of(out -> {
            out.writeStartArray();
            for (AlertMessage each : notification.alerts()) {
                write(out, each, validUntil);
            }
            out.writeEndArray();
        });
        post.post(body, Map.of("Content-Type", "application/json"));
    }

    @Override
    public boolean keepsAlerts() {
        return true;
    }

    @Override
    public Duration resendEvery() {
        return resendEvery;
    }

    private static void write(JsonGenerator out, AlertMessage alert, Instant validUntil) throws IOException {
        @Nullable Instant end = alert.endsAt();
        out.writeStartObject();
        NotificationJson.writeMap(out, "labels", alert.labels());
        NotificationJson.writeMap(out, "annotations", alert.annotations());
        out.writeStringField("startsAt", alert.startsAt().toString());
        out.writeStringField("endsAt", (end == null ? validUntil : end).toString());
        if (!alert.generatorUrl().isEmpty()) {
            out.writeStringField("generatorURL", alert.generatorUrl());
        }
        out.writeEndObject();
    }
}
