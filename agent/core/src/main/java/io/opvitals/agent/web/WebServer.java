package io.opvitals.agent.web;

import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.time.Ticker;
import io.opvitals.agent.web.live.LiveFeed;
import io.opvitals.agent.web.route.Gate;
import io.opvitals.agent.web.route.Routes;
import io.opvitals.agent.web.tls.ServerTls;
import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;
import org.eclipse.jetty.util.thread.ThreadPool;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP server of the agent. Its threads are daemons of the factory it is given; it needs no other, and puts nothing
 * into the JVM that others could see: no shutdown hook, no system property, no MBean.
 */
public final class WebServer {

    private static final String LOGGER = "server";

    /** Endpoints are quick and bodies are read without waiting, so few threads serve many connections. */
    private static final int MAX_THREADS = 8;

    private static final int MIN_THREADS = 2;

    /** Requests that others must be answered before. They hold a connection, and nothing else. */
    private static final int MAX_PATIENT = 200;

    private static final Duration LONGEST_PATIENCE = Duration.ofSeconds(10);
    private static final int THREAD_IDLE_MILLIS = 30_000;
    private static final int PORTS_TO_TRY = 20;
    private static final int MAX_HEAD_BYTES = 16 * 1024;
    private static final int BUFFER_BYTES = 8 * 1024;
    private static final long MAX_POOLED_BYTES = 2L << 20;

    private final ServerSettings settings;
    private final Ticker ticker;
    private final AgentLog log;
    private final Server server;
    private final ServerConnector connector;
    private final ScheduledThreadPoolExecutor scheduler;
    private final @Nullable ServerTls tls;
    private final Cors cors;
    private final RateLimit rate;
    private final LiveFeed live;
    private final WebSocketComponents webSockets;
    private @Nullable ScheduledFuture<?> slowRequests;
    private @Nullable ScheduledFuture<?> certificate;

    /** What runs it, besides its settings. */
    public record Parts(
            Routes routes,
            Gate gate,
            LiveFeed live,
            ThreadFactory threads,
            Ticker ticker,
            AgentLog log,
            @Nullable ServerTls tls) {

        /** Without TLS. */
        public Parts(Routes routes, Gate gate, LiveFeed live, ThreadFactory threads, Ticker ticker, AgentLog log) {
            this(routes, gate, live, threads, ticker, log, null);
        }
    }

    /** Makes the server; {@link #start} starts it. */
    public WebServer(ServerSettings settings, Parts parts) {
        this.settings = settings;
        this.ticker = parts.ticker;
        this.log = parts.log;
        this.tls = parts.tls;
        this.cors = new Cors(settings.corsOrigins());
        this.rate = new RateLimit(settings.requestsPerSecond(), parts.ticker);
        this.scheduler = new ScheduledThreadPoolExecutor(1, parts.threads);
        scheduler.setRemoveOnCancelPolicy(true);
        this.server = new OwnServer(
                threads(parts.threads),
                new ScheduledExecutorScheduler(scheduler),
                new ArrayByteBufferPool(0, -1, 64 * 1024, Integer.MAX_VALUE, MAX_POOLED_BYTES, MAX_POOLED_BYTES));
        this.connector = new ServerConnector(server, 0, 1, protocols(parts.tls));
        this.live = parts.live;
        this.webSockets =
                new WebSocketComponents(null, null, server.getByteBufferPool(), null, null, server.getThreadPool());
        server.addBean(webSockets);
        connector.setHost(settings.host());
        connector.setIdleTimeout(settings.idleTimeout().toMillis());
        connector.setReuseAddress(true);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(settings.maxConnections(), connector));
        server.setErrorHandler(new ProblemErrors());
        server.setStopAtShutdown(false);
        server.setHandler(new Dispatcher(
                parts.routes,
                parts.gate,
                cors,
                rate,
                settings.maxRequestBytes(),
                parts.live,
                new Patience(MAX_PATIENT, LONGEST_PATIENCE, parts.ticker),
                parts.log));
    }

    /** With the JDK's queue: Jetty's own makes the platform's MBean server, which is the application's to make. */
    private static QueuedThreadPool threads(ThreadFactory factory) {
        QueuedThreadPool pool = new QueuedThreadPool(
                MAX_THREADS, MIN_THREADS, THREAD_IDLE_MILLIS, 0, new LinkedBlockingQueue<>(), null, factory);
        pool.setDaemon(true);
        return pool;
    }

    private static ConnectionFactory[] protocols(@Nullable ServerTls tls) {
        HttpConfiguration configuration = http();
        HttpConnectionFactory http = new HttpConnectionFactory(configuration);
        if (tls == null) {
            return new ConnectionFactory[] {http};
        }
        // Which names are the server's, the gate decides.
        configuration.addCustomizer(new SecureRequestCustomizer(false));
        return new ConnectionFactory[] {new SslConnectionFactory(tls.factory(), http.getProtocol()), http};
    }

    private static HttpConfiguration http() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(MAX_HEAD_BYTES);
        http.setResponseHeaderSize(MAX_HEAD_BYTES);
        http.setInputBufferSize(BUFFER_BYTES);
        http.setOutputBufferSize(BUFFER_BYTES);
        // Names of operations may have a slash in them; the path is taken apart before it is decoded.
        http.setUriCompliance(UriCompliance.DEFAULT.with("opvitals", UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR));
        return http;
    }

    /**
     * Listens from now on.
     *
     * @return the port
     * @throws IOException when no port is free, or the address is not this machine's
     */
    public int start() throws IOException {
        open();
        try {
            server.start();
        } catch (Exception e) {
            stop();
            throw new IOException("the HTTP server does not start: " + e, e);
        }
        live.start(webSockets, server.getThreadPool());
        slowRequests = new SlowRequests(connector, settings.requestTimeout(), ticker).watch(scheduler);
        if (tls != null) {
            certificate = tls.watch(scheduler);
        }
        return connector.getLocalPort();
    }

    private void open() throws IOException {
        int first = settings.port();
        int last = first == 0 ? 0 : Math.min(65_535, first + PORTS_TO_TRY - 1);
        for (int port = first; ; port++) {
            connector.setPort(port);
            try {
                connector.open();
                return;
            } catch (IOException e) {
                if (!isTaken(e)) {
                    throw e;
                }
                if (port >= last) {
                    throw new IOException(
                            settings.host() + ": ports " + first + " to " + last
                                    + " are taken (expected: a free one; opvitals.server.port says where to look, 0 is any)",
                            e);
                }
            }
        }
    }

    private static boolean isTaken(IOException failure) {
        return failure instanceof BindException || failure.getCause() instanceof BindException;
    }

    /** Settings that may change while it runs. */
    public void change(ServerSettings next) {
        cors.change(next.corsOrigins());
        rate.change(next.requestsPerSecond());
    }

    /** Connections that are open now. */
    public int connections() {
        return connector.getConnectedEndPoints().size();
    }

    /** Requests refused because their client sent too many, since the start. */
    public long refused() {
        return rate.refused();
    }

    /** Closes everything; threads end by themselves. */
    public void stop() {
        try {
            server.stop();
        } catch (Exception e) {
            log.warn(LOGGER, "the HTTP server does not stop: " + e);
        }
        if (slowRequests != null) {
            slowRequests.cancel(false);
        }
        if (certificate != null) {
            certificate.cancel(false);
        }
        scheduler.shutdownNow();
    }

    /** Without a part that listens for commands on a port that a property names: an application that is a Jetty has it. */
    private static final class OwnServer extends Server {

        OwnServer(ThreadPool threads, Scheduler scheduler, ByteBufferPool buffers) {
            super(threads, scheduler, buffers);
        }

        @Override
        @SuppressWarnings("removal")
        public boolean addBean(Object bean) {
            return !(bean instanceof org.eclipse.jetty.server.ShutdownMonitor) && super.addBean(bean);
        }
    }
}
