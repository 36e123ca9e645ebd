package io.opvitals.testapp;

import io.opvitals.api.Call;
import io.opvitals.api.MonitoredOperation;
import io.opvitals.api.Operations;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

/**
 * Makes {@code THREADS} times {@code CALLS} calls of {@code exact.plain}, and fewer of operations with other outcomes,
 * measures and costs, on threads that are born and die: each of the {@code THREADS} workers does its share on {@code LIVES}
 * threads, one after the other. With {@code virtual} every other worker uses virtual threads.
 *
 * <p>It clocks every timed call twice, from outside and from inside the woven method, so that the sum of durations that
 * the agent reports has a floor and a ceiling that are exact, too.
 */
public final class ExactCounts {

    private static final int LIVES = 20;

    private final Truth truth = new Truth();
    private final LongAdder insideNanos = new LongAdder();
    private final LongAdder outsideNanos = new LongAdder();
    private final LongAdder timed = new LongAdder();
    private final LongAdder sizes = new LongAdder();
    private final int callsOfWorker;

    private ExactCounts(int callsOfWorker) {
        this.callsOfWorker = callsOfWorker;
    }

    public static void main(String[] arguments) throws Throwable {
        int workers = Integer.parseInt(arguments[0]);
        int calls = Integer.parseInt(arguments[1]);
        boolean virtual = arguments.length > 2 && arguments[2].equals("virtual");
        new ExactCounts(calls).run(workers, virtual);
    }

    private void run(int workers, boolean virtual) throws Throwable {
        List<Thread> started = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            boolean onVirtualThreads = virtual && i % 2 == 1;
            Thread worker = new Thread(() -> work(onVirtualThreads), "worker-" + i);
            worker.start();
            started.add(worker);
        }
        for (Thread each : started) {
            each.join();
        }
        truth.print();
        System.out.println("sizes=" + sizes.sum());
        System.out.println("timed=" + timed.sum());
        System.out.println("insideNanos=" + insideNanos.sum());
        System.out.println("outsideNanos=" + outsideNanos.sum());
    }

    /** All calls of one worker, on one thread after another. */
    private void work(boolean onVirtualThreads) {
        int left = callsOfWorker;
        for (int life = LIVES; life > 0; life--) {
            int share = left / life;
            left -= share;
            Thread thread = onVirtualThreads ? virtualThread(() -> live(share)) : new Thread(() -> live(share));
            if (!onVirtualThreads) {
                thread.start();
            }
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    private void live(int calls) {
        int sum = 0;
        long inside = 0;
        long outside = 0;
        int timedCalls = 0;
        for (int i = 0; i < calls; i++) {
            sum += plain(i);
            if (i % 50 == 0) {
                long start = System.nanoTime();
                inside += timed(i);
                outside += System.nanoTime() - start;
                timedCalls++;
            }
            if (i % 100 == 0) {
                other(i / 100);
            }
        }
        if (sum == 1) {
            System.out.println("never so: " + sum);
        }
        insideNanos.add(inside);
        outsideNanos.add(outside);
        timed.add(timedCalls);
        truth.count("exact.plain", "success", calls);
        truth.count("exact.timed", "success", timedCalls);
    }

    @MonitoredOperation(wrapper = "exact")
    static int plain(int number) {
        return number & 1;
    }

    @MonitoredOperation(wrapper = "exact")
    static long timed(int number) {
        long start = System.nanoTime();
        int length = 20 * (1 + (number / 50) % 50);
        double spent = number;
        for (int i = 0; i < length; i++) {
            spent = Math.sqrt(spent + i);
        }
        return System.nanoTime() - start + (spent < 0 ? 1 : 0);
    }

    private void other(int number) {
        int way = number % 8;
        sizes.add(way + 1);
        try {
            String outcome = judged(way);
            truth.count("exact.judged", outcome);
        } catch (TimeoutException e) {
            truth.count("exact.judged", "timeout");
        } catch (RejectedExecutionException e) {
            truth.count("exact.judged", "rejected");
        } catch (CancellationException e) {
            truth.count("exact.judged", "cancelled");
        } catch (UnsupportedOperationException e) {
            truth.count("exact.judged", "success");
        } catch (IllegalStateException e) {
            truth.count("exact.judged", "error");
        }
    }

    @MonitoredOperation(wrapper = "exact", fallback = "instead", expected = UnsupportedOperationException.class)
    static String judged(int way) throws TimeoutException {
        Call call = Operations.current();
        call.measure("size", way + 1).cost(0.25, "EUR");
        return switch (way) {
            case 0 -> "success";
            case 1 -> instead(new IllegalStateException("first choice"));
            case 2 -> throw new TimeoutException("too late");
            case 3 -> throw new RejectedExecutionException("full");
            case 4 -> throw new CancellationException("gave up");
            case 5 -> throw new UnsupportedOperationException("expected");
            case 6 -> {
                call.fail("empty answer");
                yield "error";
            }
            default -> throw new IllegalStateException("broken");
        };
    }

    static String instead(Exception cause) {
        return cause == null ? "error" : "fallback";
    }

    /** Started. By reflection: this class is compiled for a Java without them. */
    private static Thread virtualThread(Runnable task) {
        try {
            MethodHandle start = MethodHandles.lookup()
                    .findStatic(
                            Thread.class, "startVirtualThread", MethodType.methodType(Thread.class, Runnable.class));
            return (Thread) start.invokeExact(task);
        } catch (Throwable e) {
            throw new IllegalStateException("Java " + Runtime.version() + " (expected: one with virtual threads)", e);
        }
    }
}
