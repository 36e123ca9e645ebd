package io.opvitals.testapp;

import io.opvitals.api.MonitoredOperation;

/**
 * Ends in one of the ways an application can end: {@code return}, {@code exit CODE}, {@code halt CODE}, {@code throw},
 * {@code throw-in-thread}, {@code non-daemon}. A shutdown hook says that it ran.
 */
public final class Ending {

    private Ending() {}

    public static void main(String[] arguments) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook ran")));
        System.out.println("out: " + arguments[0]);
        System.err.println("err: " + arguments[0]);
        end(arguments);
        System.out.println("main returned");
    }

    @MonitoredOperation(wrapper = "ending")
    static void end(String[] arguments) throws InterruptedException {
        switch (arguments[0]) {
            case "return" -> {}
            case "exit" -> System.exit(Integer.parseInt(arguments[1]));
            case "halt" -> Runtime.getRuntime().halt(Integer.parseInt(arguments[1]));
            case "throw" -> throw failure();
            case "throw-in-thread" -> {
                Thread failing = new Thread(
                        () -> {
                            throw failure();
                        },
                        "failing");
                failing.start();
                failing.join();
            }
            case "non-daemon" -> new Thread(new AfterMain(Thread.currentThread())).start();
            default ->
                throw new IllegalArgumentException(
                        arguments[0] + " (expected: return, exit, halt, throw, throw-in-thread or non-daemon)");
        }
    }

    @MonitoredOperation(wrapper = "ending")
    static IllegalStateException failure() {
        return new IllegalStateException("on purpose", new RuntimeException("its cause"));
    }

    /** Keeps the JVM alive when main has returned. */
    private record AfterMain(Thread main) implements Runnable {
        @Override
        public void run() {
            try {
                main.join();
                System.out.println("thread ended");
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
