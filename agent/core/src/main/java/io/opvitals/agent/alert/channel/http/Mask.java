package io.opvitals.agent.alert.channel.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes secrets out of what the other side says: a server may well quote the address that it does not know. */
final class Mask {

    private static final String MASKED = "***";

    /** Shorter parts of a path are words rather than secrets. */
    private static final int SHORTEST_SEGMENT = 6;

    /** The longest first, so that no part of one is left. */
    private final List<String> secrets = new ArrayList<>();

    Mask(HttpPost.Target target) {
        URI address = target.address();
        add(address.getRawPath(), 2);
        add(address.getPath(), 2);
        add(address.getRawQuery(), 1);
        add(address.getRawUserInfo(), 1);
        for (String each : String.valueOf(address.getPath()).split("/", -1)) {
            add(each, SHORTEST_SEGMENT);
        }
        target.secrets().forEach(each -> add(each, 1));
        secrets.sort((a, b) -> Integer.compare(b.length(), a.length()));
    }

    String apply(String said) {
        String masked = said;
        for (String each : secrets) {
            masked = masked.replace(each, MASKED);
        }
        return masked;
    }

    private void add(@Nullable String secret, int shortest) {
        if (secret != null && secret.length() >= shortest) {
            secrets.add(secret);
        }
    }
}
