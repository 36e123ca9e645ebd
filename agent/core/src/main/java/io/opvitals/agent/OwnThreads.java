package io.opvitals.agent;

import io.opvitals.agent.web.view.OwnThread;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/**
 * The agent's threads: daemons in a thread group of their own, into which the threads that libraries start from them are
 * born, too. So their CPU time can be told from the application's.
 */
final class OwnThreads {

    /** Works when somebody has changed what is monitored, and not otherwise. */
    static final String REWEAVER = "opvitals-reweaver";

    /** What the names of threads begin with that answer whoever asks over HTTP. */
    static final String HTTP = "opvitals-http";

    private static final long UNKNOWN = -1;

    private final ThreadGroup group = new ThreadGroup(top(), "opvitals");

    /** CPU time of each living thread when it was last looked at. */
    private final IdentityHashMap<Thread, Long> seen = new IdentityHashMap<>();

    private long totalNanos;
    private long requestedNanos;

    /** Beside the application's group, which counts its threads. */
    private static ThreadGroup top() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }

    /** Inherits nothing of the thread that makes it: no context class loader, no thread locals. */
    Thread create(String name, Runnable work) {
        Thread thread = new Thread(group, work, name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }

    /** Makes threads of this name. */
    ThreadFactory factory(String name) {
        return new ThreadFactory() {
            @Override
            public Thread newThread(Runnable work) {
                return create(name, work);
            }
        };
    }

    /**
     * The same without what somebody has asked for, reweaving and answers over HTTP: recording less would not make it
     * cheaper.
     */
    synchronized long steadyCpuTimeNanos() {
        return cpuTimeNanos() - requestedNanos;
    }

    /** Those that are there now, by name. */
    List<OwnThread> list() {
        List<OwnThread> list = new ArrayList<>();
        for (Thread each : living()) {
            list.add(
                    new OwnThread(each.getName(), each.getState().name(), cpuNanos(each), isOnRequest(each.getName())));
        }
        list.sort(Comparator.comparing(OwnThread::name));
        return list;
    }

    private static long cpuNanos(Thread thread) {
        try {
            return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId());
        } catch (UnsupportedOperationException | LinkageError e) {
            return UNKNOWN;
        }
    }

    private List<Thread> living() {
        Thread[] threads = new Thread[2 * group.activeCount() + 8];
        return Arrays.asList(threads).subList(0, group.enumerate(threads));
    }

    private static boolean isOnRequest(String name) {
        return name.equals(REWEAVER) || name.startsWith(HTTP);
    }

    /**
     * CPU time of all of them, in nanoseconds. Never falls when one of them ends; what it did since the last look is lost
     * then. 0 where the JVM does not tell.
     */
    synchronized long cpuTimeNanos() {
        try {
            ThreadMXBean bean = ManagementFactory.getThreadMXBean();
            for (Thread each : living()) {
                long nanos = bean.getThreadCpuTime(each.getId());
                if (nanos != UNKNOWN) {
                    Long before = seen.put(each, nanos);
                    long since = nanos - (before == null ? 0 : before);
                    totalNanos += since;
                    requestedNanos += isOnRequest(each.getName()) ? since : 0;
                }
            }
        } catch (UnsupportedOperationException | LinkageError e) {
            // No java.management in this runtime, or no CPU clock: the number stays what it is.
        }
        for (Iterator<Thread> each = seen.keySet().iterator(); each.hasNext(); ) {
            if (!each.next().isAlive()) {
                each.remove();
            }
        }
        return totalNanos;
    }
}
