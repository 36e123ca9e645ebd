package io.opvitals.testapp;

import io.opvitals.api.MonitoredOperation;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/**
 * Hangs in two calls until its stdin ends: one on a thread of its own, which then fails, and one that waits for a future,
 * which then has its value.
 */
public final class Hanging {

    private final CountDownLatch release = new CountDownLatch(1);
    private final CompletableFuture<String> settled = new CompletableFuture<>();

    private Hanging() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Hanging hanging = new Hanging();
        Thread payer = new Thread(hanging::payer, "payer");
        payer.start();
        CompletableFuture<String> future = hanging.settle();
        while (System.in.read() >= 0) {
            // Until somebody ends it.
        }
        hanging.release.countDown();
        hanging.settled.complete("settled");
        payer.join();
        System.out.println("future " + future.join());
    }

    private void payer() {
        try {
            pay();
        } catch (IllegalStateException e) {
            System.out.println("pay: " + e.getMessage());
        }
    }

    @MonitoredOperation(wrapper = "bank", stuckAfter = "1s")
    void pay() {
        hangHere();
        throw new IllegalStateException("the bank has hung up");
    }

    private void hangHere() {
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @MonitoredOperation(wrapper = "bank", stuckAfter = "1s")
    CompletableFuture<String> settle() {
        return settled;
    }
}
