package io.opvitals.agent.operation;

import io.opvitals.agent.operation.price.OperationTariffs;
import org.jspecify.annotations.Nullable;

/**
 * By what the calls of one operation are judged and charged at their end. Most operations have neither: their calls end by
 * one look at a field that is {@code null}.
 *
 * @param rules outcome rules
 * @param tariffs what calls cost
 */
record Judging(@Nullable OperationRules rules, @Nullable OperationTariffs tariffs) {

    static @Nullable Judging of(@Nullable OperationRules rules, @Nullable OperationTariffs tariffs) {
        return rules == null && tariffs == null ? null : new Judging(rules, tariffs);
    }

    boolean readsResult() {
        return rules != null && rules.readResult;
    }

    boolean readsArguments() {
        return rules != null && rules.readArguments;
    }

    boolean readsAttribute(String key) {
        return tariffs != null && tariffs.readsAttribute(key);
    }

    boolean readsMeasure(String name) {
        return tariffs != null && tariffs.readsMeasure(name);
    }
}
