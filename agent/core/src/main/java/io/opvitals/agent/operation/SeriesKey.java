package io.opvitals.agent.operation;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What calls of one operation are counted apart by.
 *
 * @param outcome how they ended
 * @param errorType class of the exception or text of the failure; {@code null} where nothing failed
 * @param expected whether they threw an exception that the operation expects; then the outcome is {@code success}, and
 *     health leaves them out
 * @param attributes values of the parameters marked {@code @OperationAttribute(metric = true)}, as {@code key, value,
 *     key, value}; mostly empty
 */
public record SeriesKey(Outcome outcome, @Nullable String errorType, boolean expected, List<String> attributes) {

    /** Past a bound on distinct values, further ones are counted under this one. */
    public static final String OTHER = "_OTHER";

    static final SeriesKey SUCCESS = new SeriesKey(Outcome.SUCCESS, null, false, List.of());

    public SeriesKey {
        attributes = List.copyOf(attributes);
    }

    /** By hand, like {@link #hashCode()}: a record's own would set up java.lang.invoke in premain. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SeriesKey that
                && outcome == that.outcome
                && expected == that.expected
                && Objects.equals(errorType, that.errorType)
                && attributes.equals(that.attributes);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * outcome.label().hashCode() + Objects.hashCode(errorType)) + attributes.hashCode();
    }
}
