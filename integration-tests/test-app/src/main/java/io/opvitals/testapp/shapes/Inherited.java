package io.opvitals.testapp.shapes;

import io.opvitals.api.MonitoredOperation;
import io.opvitals.testapp.Truth;
import java.util.Locale;

/** Annotations that stand elsewhere than on the method that runs: on interfaces, superclasses and types. */
public final class Inherited {

    private final Truth truth;

    public Inherited(Truth truth) {
        this.truth = truth;
    }

    public void call() {
        Store<String> store = new MemoryStore();
        expect(store.find("k"), "K");
        truth.count("store.find", "success");
        expect(store.missing(), "none");
        truth.count("store.missing", "success");
        expect(Store.shared(), "shared");
        truth.count("store.shared", "success");

        Base derived = new Derived();
        expect(derived.template(), "derived");
        truth.count("base.template", "success");
        expect(derived.kept(), "base");
        truth.count("base.kept", "success");

        Whole whole = new Whole(3);
        expect(whole.first() + whole.second() + Whole.third(), "3four5");
        truth.count("whole.first", "success");
        truth.count("whole.renamed", "success");
        truth.count("whole.third", "success");

        Store<String> anonymous = new Store<>() {
            @Override
            public String find(String key) {
                return "anonymous " + key;
            }
        };
        expect(anonymous.find("x"), "anonymous x");
        truth.count("store.find", "success");

        expect(new Deep().find("deep"), "deep!");
        truth.count("store.find", "success");
    }

    private static void expect(Object value, Object expected) {
        if (!expected.equals(value)) {
            throw new AssertionError(value + " (expected: " + expected + ")");
        }
    }

    /** Generic: an implementation has a bridge, which must not count a second time. */
    interface Store<K> {

        @MonitoredOperation(wrapper = "store")
        K find(K key);

        @MonitoredOperation(wrapper = "store")
        default String missing() {
            return "none";
        }

        @MonitoredOperation(wrapper = "store")
        static String shared() {
            return "shared";
        }
    }

    static final class MemoryStore implements Store<String> {
        @Override
        public String find(String key) {
            return key.toUpperCase(Locale.ROOT);
        }
    }

    /** Two steps away from the annotation. */
    abstract static class Middle implements Store<String> {}

    static final class Deep extends Middle {
        @Override
        public String find(String key) {
            return key + "!";
        }
    }

    abstract static class Base {

        @MonitoredOperation(wrapper = "base")
        abstract String template();

        @MonitoredOperation(wrapper = "base")
        String kept() {
            return "base";
        }
    }

    static final class Derived extends Base {
        @Override
        String template() {
            return "derived";
        }
    }

    /** All public methods; not the constructor, not what is not public, not the initialisers. */
    @MonitoredOperation("whole")
    public static final class Whole {

        private static final int FIVE = Integer.parseInt("5");

        private final int number;

        public Whole(int number) {
            this.number = number;
        }

        public String first() {
            return notPublic();
        }

        @MonitoredOperation("renamed")
        public String second() {
            return "four";
        }

        public static String third() {
            return "" + FIVE;
        }

        String notPublic() {
            return "" + number;
        }
    }
}
