package io.opvitals.agent.alert.rule;

/** Why what an expression gave makes no alerts. */
@SuppressWarnings("serial") // Never serialized.
final class RuleFailure extends RuntimeException {

    RuleFailure(String message) {
        super(message, null, false, false);
    }
}
