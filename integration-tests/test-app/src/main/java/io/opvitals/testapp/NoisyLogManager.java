package io.opvitals.testapp;

import java.util.logging.LogManager;

/** Says when it is made, which is when somebody first touches {@code java.util.logging}. */
public final class NoisyLogManager extends LogManager {

    public NoisyLogManager() {
        System.out.println("log manager made");
    }
}
