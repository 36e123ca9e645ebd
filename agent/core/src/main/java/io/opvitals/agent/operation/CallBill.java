package io.opvitals.agent.operation;

import io.opvitals.agent.operation.price.Amounts;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** What one call in flight costs, as far as it is known before its end. Written to like {@link CallNotes}. */
final class CallBill {

    private static final int MAX_CURRENCIES = 8;

    private final Map<String, BigDecimal> said = new HashMap<>();
    private final Map<String, BigDecimal> measured = new HashMap<>();
    private boolean isWrong;

    /** The application, or a rule, says what it costs; more than once adds up. */
    void say(BigDecimal amount, String currency) {
        BigDecimal bounded = Amounts.bounded(amount);
        BigDecimal before = said.get(currency);
        if (bounded == null || (before == null && said.size() == MAX_CURRENCIES)) {
            isWrong = true;
        } else {
            said.put(currency, before == null ? bounded : before.add(bounded));
        }
    }

    /** So many units of what has a price; more than once adds up. */
    void measure(String name, double units) {
        if (units > 0) {
            BigDecimal exact = BigDecimal.valueOf(units);
            BigDecimal before = measured.get(name);
            measured.put(name, before == null ? exact : before.add(exact));
        }
    }

    /** By currency; empty where nobody says what it costs. */
    Map<String, BigDecimal> said() {
        return said;
    }

    /** Whether something was said that cannot be. */
    boolean isWrong() {
        return isWrong;
    }

    Map<String, BigDecimal> measured() {
        return measured;
    }
}
