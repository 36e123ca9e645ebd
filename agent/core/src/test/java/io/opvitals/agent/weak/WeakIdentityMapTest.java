package io.opvitals.agent.weak;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class WeakIdentityMapTest {

    private final Object kept = new Object();
    private final WeakIdentityMap<String> map = new WeakIdentityMap<>();

    /** Says of itself that it equals everything, as an object of the application may. */
    private static final class Hostile {
        @Override
        @SuppressWarnings("EqualsHashCode")
        public boolean equals(Object other) {
            throw new IllegalStateException("called");
        }

        @Override
        public int hashCode() {
            throw new IllegalStateException("called");
        }
    }

    @Test
    void get_byIdentity_neverAsksTheObject() {
        Hostile one = new Hostile();
        Hostile other = new Hostile();

        map.put(one, "one");
        map.put(other, "other");

        assertThat(map.get(one)).isEqualTo("one");
        assertThat(map.get(other)).isEqualTo("other");
        assertThat(map.get(new Hostile())).isNull();
        assertThat(map.remove(one)).isEqualTo("one");
        assertThat(map.get(one)).isNull();
    }

    @Test
    void putIfAbsent_known_keepsWhatIsThere() {
        Object key = new Object();

        assertThat(map.putIfAbsent(key, "first")).isNull();
        assertThat(map.putIfAbsent(key, "second")).isEqualTo("first");

        assertThat(map.get(key)).isEqualTo("first");
    }

    @Test
    void entry_ofObjectThatIsGone_goesWithIt() {
        map.put(kept, "kept");
        for (int i = 0; i < 1_000; i++) {
            map.put(new Object(), "gone");
        }

        Awaitility.await().untilAsserted(() -> {
            System.gc();
            assertThat(map.size()).isEqualTo(1);
        });
        assertThat(map.values()).containsExactly("kept");
    }
}
