package io.opvitals.adapter.log4j;

import java.util.Map;
import java.util.function.BiFunction;
import org.apache.logging.log4j.util.ReadOnlyStringMap;
import org.apache.logging.log4j.util.SortedArrayStringMap;

/** Context data with entries of ours, where it has none of the same key. */
public final class ContextData implements BiFunction<Object, Map<String, String>, Object> {

    /**
     * @param known what a {@code StringMap} of the thread says
     * @param ours what is added
     * @return a new {@code StringMap}, not to be written to, as the known one
     */
    @Override
    public Object apply(Object known, Map<String, String> ours) {
        SortedArrayStringMap all = new SortedArrayStringMap((ReadOnlyStringMap) known);
        // Not putAll: which of two maps wins depends on their sizes.
        ours.forEach((key, value) -> {
            if (!all.containsKey(key)) {
                all.putValue(key, value);
            }
        });
        all.freeze();
        return all;
    }
}
