package io.opvitals.testapp;

import io.opvitals.api.MonitoredOperation;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * Blocks as many virtual threads as its argument says in monitored calls, until its stdin ends. Says how much of the heap
 * is used then, and in the end what Flight Recorder saw of pinned carriers: {@code pinned} in all, {@code pinnedByAgent}
 * with a frame of the agent. One thread pins its carrier on purpose, so that the recorder has something to see.
 */
public final class ManyVirtualThreads {

    private static final Semaphore RELEASE = new Semaphore(0);

    private final CountDownLatch blocked;

    private ManyVirtualThreads(int threads) {
        blocked = new CountDownLatch(threads);
    }

    /** Its initializer blocks, which pins the carrier of a virtual thread. */
    private static final class Pinning {

        static {
            RELEASE.acquireUninterruptibly();
        }

        static void use() {}
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int count = Integer.parseInt(arguments[0]);
        try (Recording recording = new Recording()) {
            recording
                    .enable("jdk.VirtualThreadPinned")
                    .withThreshold(Duration.ZERO)
                    .withStackTrace();
            recording.start();
            ManyVirtualThreads many = new ManyVirtualThreads(count);
            List<Thread> threads = new ArrayList<>();
            threads.add(virtualThread(Pinning::use));
            for (int i = 0; i < count; i++) {
                threads.add(virtualThread(many::waitForRelease));
            }
            many.blocked.await();
            System.out.println("usedHeap=" + usedHeap());
            System.out.println("blocked=" + count);
            while (System.in.read() >= 0) {
                // Until somebody ends it.
            }
            RELEASE.release(count + 1);
            for (Thread each : threads) {
                each.join();
            }
            threads.clear();
            System.out.println("usedHeapAfter=" + usedHeap());
            recording.stop();
            tell(recording);
        }
    }

    @MonitoredOperation(wrapper = "many", stuckAfter = "1s")
    void waitForRelease() {
        blocked.countDown();
        RELEASE.acquireUninterruptibly();
    }

    private static void tell(Recording recording) throws IOException {
        Path file = Files.createTempFile("pinned", ".jfr");
        try {
            recording.dump(file);
            long pinned = 0;
            long byAgent = 0;
            for (RecordedEvent each : RecordingFile.readAllEvents(file)) {
                if (each.getEventType().getName().equals("jdk.VirtualThreadPinned")) {
                    pinned++;
                    if (isOfAgent(each.getStackTrace())) {
                        byAgent++;
                        System.out.println("by the agent: " + each);
                    }
                }
            }
            System.out.println("pinned=" + pinned);
            System.out.println("pinnedByAgent=" + byAgent);
        } finally {
            Files.delete(file);
        }
    }

    private static boolean isOfAgent(RecordedStackTrace stack) {
        if (stack == null) {
            return false;
        }
        for (RecordedFrame each : stack.getFrames()) {
            String type = each.getMethod().getType().getName();
            if (type.startsWith("io.opvitals.agent.") || type.startsWith("java.lang.OpvitalsDoor")) {
                return true;
            }
        }
        return false;
    }

    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
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
