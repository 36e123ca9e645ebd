package io.opvitals.testapp.guarded;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.opvitals.api.MonitoredOperation;
import io.opvitals.api.Operations;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Caffeine's caches, used until {@code forget} is read, and an operation whose answers have a quality. */
public final class Cached {

    private final Cache<Integer, String> prices = counted();
    private final LoadingCache<Integer, String> loading =
            Caffeine.newBuilder().recordStats().build(key -> "loaded " + key);
    private final AsyncCache<Integer, String> later =
            Caffeine.newBuilder().recordStats().buildAsync();
    private final Cache<Integer, String> uncounted = Caffeine.newBuilder().build();

    public static void main(String[] arguments) throws Exception {
        Cached application = new Cached();
        application.use();
        System.gc();
        System.out.println("used");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals("forget")) {
                application = new Cached();
            }
            System.gc();
            System.out.println("done " + line + " " + application.hashCode());
        }
    }

    private static Cache<Integer, String> counted() {
        return Caffeine.newBuilder().maximumSize(1_000).recordStats().build();
    }

    /** 160 look-ups, of which 40 find what they look for; as many asynchronous ones that mostly do. */
    private void use() throws Exception {
        int characters = 0;
        for (int i = 0; i < 160; i++) {
            characters += prices.get(i % 120, key -> "price " + key).length();
            characters += loading.get(i % 10).length();
            characters += later.get(i % 10, key -> "later " + key).get().length();
            characters += uncounted.get(i, key -> "any " + key).length();
        }
        System.out.println("characters " + characters);
        for (int i = 0; i < 40; i++) {
            answer(i);
        }
    }

    @MonitoredOperation(value = "answer", wrapper = "cached")
    private static void answer(int number) {
        Operations.current().measure("quality", number % 2 == 0 ? 0.5 : 0.7);
        Operations.current().measure("offset", number - 20);
    }
}
