package io.opvitals.agent.check;

import java.lang.management.ManagementFactory;
import java.util.function.DoubleSupplier;

/** Whether the processors of the machine, or of the container, have time left. */
final class CpuCheck implements HealthCheck {

    private final DoubleSupplier above;

    /** @param above the share of the processors' time that may be used */
    CpuCheck(DoubleSupplier above) {
        this.above = above;
    }

    @Override
    public Finding look() {
        try {
            return judge(load());
        } catch (LinkageError e) {
            return Finding.unknown("this runtime has no jdk.management (expected: --add-modules jdk.management)");
        }
    }

    Finding judge(double load) {
        if (!(load >= 0)) {
            return Finding.unknown("the JVM does not tell how busy the processors are");
        }
        String seen = Percent.of(load) + " of the processors used";
        return load > above.getAsDouble()
                ? Finding.unhealthy(seen + " (expected: at most " + Percent.of(above.getAsDouble()) + ")")
                : Finding.healthy(seen);
    }

    /** Since it was asked last; negative or NaN where it is not known. */
    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean bean
                ? bean.getCpuLoad()
                : -1;
    }
}
