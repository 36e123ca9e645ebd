package io.opvitals.agent.alert.channel.http;

import io.opvitals.agent.alert.channel.Channel;
import io.opvitals.agent.alert.channel.DeliveryException;
import io.opvitals.agent.alert.channel.MessageText;
import io.opvitals.agent.alert.channel.Notification;
import io.opvitals.agent.alert.channel.NotificationJson;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Posts what Alertmanager's webhook would, version 4, or what a template makes of it; signed where there is a secret. The
 * header {@code X-Opvitals-Key} is the same whenever the same is posted again.
 */
public final class WebhookChannel implements Channel {

    private final HttpPost post;
    private final MessageText text;
    private final Signature signature;
    private final InstantSource clock;

    /**
     * Posts by {@code post}.
     *
     * @param text the body, where it has a template
     * @param secret shared with the receiver; empty for no signature
     */
    public WebhookChannel(HttpPost post, MessageText text, String secret, InstantSource clock) {
        this.post = post;
        this.text = text;
        this.signature = new Signature(secret);
        this.clock = clock;
    }

    @Override
    public void deliver(Notification notification) throws DeliveryException, InterruptedException {
        String body = text.hasTemplate() ? text.body(notification) : NotificationJson.text(notification);
        Map<String, String> headers = new LinkedHashMap<>(signature.headers(body, clock.instant()));
        headers.put("Content-Type", JsonBody.isJson(body) ? "application/json" : "text/plain; charset=utf-8");
        headers.put("X-Opvitals-Key", notification.key());
        post.post(body, headers);
    }
}
