package io.opvitals.testapp;

import io.opvitals.api.MonitoredOperation;
import io.opvitals.api.OperationAttribute;
import io.opvitals.api.Operations;
import io.opvitals.api.StartedCall;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/** Everything that can be told of a call, once or a few times each, in nested calls. */
public final class Shop {

    private final Truth truth = new Truth();

    private Shop() {}

    public static void main(String[] arguments) {
        Shop shop = new Shop();
        for (int i = 0; i < 3; i++) {
            shop.order(i);
        }
        shop.truth.print();
    }

    private void order(int number) {
        for (String how : new String[] {"ok", "declined", "down", "late", "busy", "gone", "weird"}) {
            try {
                buy(how, number);
                truth.count("shop.buy", how.equals("down") ? "fallback" : how.equals("weird") ? "error" : "success");
            } catch (TimeoutException e) {
                truth.count("shop.buy", "timeout");
            } catch (RejectedExecutionException e) {
                truth.count("shop.buy", "rejected");
            } catch (CancellationException e) {
                truth.count("shop.buy", "cancelled");
            } catch (Declined e) {
                truth.count("shop.buy", "success");
            }
        }
        try (StartedCall call = Operations.start("mail.send")) {
            call.attribute("to", "somebody");
            if (number == 2) {
                call.error(new IllegalStateException("mailbox full"));
            }
        }
        truth.count("mail.send", number == 2 ? "error" : "success");
    }

    @MonitoredOperation(wrapper = "shop", fallback = "onAccount", expected = Declined.class)
    String buy(@OperationAttribute(value = "how", metric = true) String how, @OperationAttribute("number") int number)
            throws TimeoutException {
        Operations.current()
                .measure("items", number + 1)
                .tokens(100, 10)
                .quality(0.5)
                .attribute("customer", "c" + number);
        switch (how) {
            case "declined" -> throw new Declined();
            case "late" -> throw new TimeoutException("after 2 s");
            case "busy" -> throw new RejectedExecutionException("breaker open");
            case "gone" -> throw new CancellationException();
            case "weird" -> Operations.current().fail("empty receipt");
            case "down" -> {
                try {
                    return pay(true);
                } catch (IllegalStateException e) {
                    return onAccount(e);
                }
            }
            default -> {}
        }
        return pay(false);
    }

    @MonitoredOperation(wrapper = "bank")
    String pay(boolean down) {
        Operations.current().cost(1.25, "EUR").cost(2, "USD");
        truth.count("bank.pay", down ? "error" : "success");
        if (down) {
            throw new IllegalStateException("bank is down, card 4111111111111111");
        }
        return "paid";
    }

    String onAccount(IllegalStateException cause) {
        return "on account, " + cause.getMessage();
    }

    /** A normal answer. */
    static final class Declined extends RuntimeException {

        private static final long serialVersionUID = 1;
    }
}
