package io.opvitals.agent.cache;

import java.util.Comparator;

/**
 * Names one cache of this JVM.
 *
 * @param library the library it is of, as a user knows it
 * @param name its own name; where there are several of one name, all but the first have a number behind it
 */
public record CacheId(String library, String name) implements Comparable<CacheId> {

    @Override
    public int compareTo(CacheId other) {
        return Comparator.comparing(CacheId::library)
                .thenComparing(CacheId::name)
                .compare(this, other);
    }
}
