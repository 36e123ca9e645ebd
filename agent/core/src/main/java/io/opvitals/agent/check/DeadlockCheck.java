package io.opvitals.agent.check;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import org.jspecify.annotations.Nullable;

/** Whether threads wait for each other in a circle, on monitors or locks. */
final class DeadlockCheck implements HealthCheck {

    private static final int MAX_NAMED = 4;

    @Override
    public Finding look() {
        try {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long @Nullable [] ids = threads.isSynchronizerUsageSupported()
                    ? threads.findDeadlockedThreads()
                    : threads.findMonitorDeadlockedThreads();
            return ids == null || ids.length == 0
                    ? Finding.healthy("no deadlock")
                    : Finding.unhealthy(describe(threads.getThreadInfo(ids)));
        } catch (LinkageError e) {
            return Finding.unknown("this runtime has no java.management (expected: --add-modules java.management)");
        }
    }

    private static String describe(@Nullable ThreadInfo[] threads) {
        StringBuilder text = new StringBuilder(threads.length + " threads wait for each other: ");
        for (int i = 0; i < Math.min(threads.length, MAX_NAMED); i++) {
            ThreadInfo each = threads[i];
            text.append(i == 0 ? "" : ", ").append(each == null ? "one that ended" : "'" + each.getThreadName() + "'");
        }
        return text.append(threads.length > MAX_NAMED ? ", ..." : "")
                .append(" (expected: no deadlock)")
                .toString();
    }
}
