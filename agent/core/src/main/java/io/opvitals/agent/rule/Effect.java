package io.opvitals.agent.rule;

import org.jspecify.annotations.Nullable;

/** What follows from a rule. */
public sealed interface Effect {

    /** Whether it reads this of a call. */
    boolean reads(Root root);

    /**
     * The call has this outcome.
     *
     * @param outcome the word of the outcome
     * @param reason why, where the rule says it
     */
    record Ends(String outcome, @Nullable Expression reason) implements Effect {

        @Override
        public boolean reads(Root root) {
            return reason != null && reason.reads(root);
        }
    }

    /**
     * The call gets an attribute.
     *
     * @param key its name
     * @param value its value
     * @param metric whether metrics get it, too
     */
    record Attribute(String key, Expression value, boolean metric) implements Effect {

        @Override
        public boolean reads(Root root) {
            return value.reads(root);
        }
    }

    /** The call has a measure of this name. */
    record Measure(String name, Expression value) implements Effect {

        @Override
        public boolean reads(Root root) {
            return value.reads(root);
        }
    }

    /** The call has cost so much. */
    record Cost(Expression amount, Expression currency) implements Effect {

        @Override
        public boolean reads(Root root) {
            return amount.reads(root) || currency.reads(root);
        }
    }
}
