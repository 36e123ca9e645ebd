package io.opvitals.agent.integration.sample;

import java.util.function.Supplier;

/** Needs the library's types, a lambda and a nested class. */
public final class ThingAdapter implements Supplier<Object> {

    @Override
    public Object get() {
        Supplier<String> lambda = () -> "thing by lambda";
        return new Factory().make(lambda);
    }

    private static final class Factory {
        private Thing make(Supplier<String> text) {
            return new Thing(text.get());
        }
    }
}
