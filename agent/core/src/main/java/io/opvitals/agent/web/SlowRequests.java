package io.opvitals.agent.web;

import io.opvitals.agent.time.Ticker;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Closes connections on which a request does not arrive in time. A client that sends a byte now and then never is idle, so
 * that the idle time-out does not meet it.
 */
final class SlowRequests implements Runnable {

    private static final long LOOK_EVERY_MILLIS = 250;

    private final ServerConnector connector;
    private final long timeoutNanos;
    private final Ticker ticker;

    /** Since when each request that is not all there has been coming. */
    private final Map<EndPoint, Pending> pending = new WeakHashMap<>();

    private record Pending(long requestsBefore, long sinceNanos) {}

    SlowRequests(ServerConnector connector, Duration timeout, Ticker ticker) {
        this.connector = connector;
        this.timeoutNanos = timeout.toNanos();
        this.ticker = ticker;
    }

    /** Until the scheduler is shut down. */
    ScheduledFuture<?> watch(ScheduledExecutorService scheduler) {
        return scheduler.scheduleWithFixedDelay(this, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void run() {
        long now = ticker.nanos();
        for (EndPoint each : connector.getConnectedEndPoints()) {
            look(each, now);
        }
        Iterator<EndPoint> known = pending.keySet().iterator();
        while (known.hasNext()) {
            if (!known.next().isOpen()) {
                known.remove();
            }
        }
    }

    private void look(EndPoint endPoint, long now) {
        if (!(plain(endPoint) instanceof HttpConnection connection) || !isArriving(connection)) {
            pending.remove(endPoint);
            return;
        }
        Pending before = pending.get(endPoint);
        long requests = connection.getMessagesIn();
        if (before == null || before.requestsBefore != requests) {
            pending.put(endPoint, new Pending(requests, now));
        } else if (now - before.sinceNanos > timeoutNanos) {
            pending.remove(endPoint);
            endPoint.close();
        }
    }

    /** What speaks HTTP, over TLS or not. */
    private static Connection plain(EndPoint endPoint) {
        return endPoint.getConnection() instanceof SslConnection tls
                ? tls.getSslEndPoint().getConnection()
                : endPoint.getConnection();
    }

    /** Between its first byte and its last. Read without a lock: what is read wrong once is read right the next time. */
    private static boolean isArriving(HttpConnection connection) {
        HttpParser parser = connection.getParser();
        return !parser.isState(HttpParser.State.START)
                && !parser.isState(HttpParser.State.END)
                && !parser.isState(HttpParser.State.CLOSED);
    }
}
