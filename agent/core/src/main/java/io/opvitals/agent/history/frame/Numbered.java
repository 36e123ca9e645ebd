package io.opvitals.agent.history.frame;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has numbers from 0 on, some of which may be missing. */
final class Numbered<T> {

    /** Nobody numbers more; what says so was not written by us. */
    private static final int MOST = 1 << 22;

    private final List<@Nullable T> all = new ArrayList<>();

    @Nullable
    T get(int number) {
        return number < all.size() ? all.get(number) : null;
    }

    void put(int number, T one) {
        if (number < 0 || number > MOST) {
            throw new IllegalArgumentException("number " + number + " (expected: 0 to " + MOST + ")");
        }
        while (all.size() <= number) {
            all.add(null);
        }
        all.set(number, one);
    }

    void clear() {
        all.clear();
    }
}
