package io.opvitals.testapp;

import io.opvitals.api.MonitoredOperation;
import java.io.IOException;
import java.util.logging.Logger;

/** Says when it starts, waits for a line on stdin, and only then touches {@code java.util.logging}. */
public final class LogManagerProbe {

    private LogManagerProbe() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println("main started");
        work();
        int first = System.in.read();
        System.out.println("touching the logger after " + first);
        Logger logger = Logger.getLogger("probe");
        System.out.println("logger " + logger.getName());
    }

    @MonitoredOperation(wrapper = "probe")
    static void work() {
        System.out.println("worked");
    }
}
