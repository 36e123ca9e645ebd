package io.opvitals.agent.web.tls;

import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.security.TlsException;
import io.opvitals.agent.security.TlsFiles;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * The server's side of TLS 1.2 and 1.3. When the files change, connections from then on see the new certificate; files
 * that cannot be used leave the old one in place.
 */
public final class ServerTls {

    private static final String LOGGER = "server";
    private static final Duration SOON = Duration.ofDays(14);

    private static final long LOOK_EVERY_SECONDS = 5;

    private final TlsFiles files;
    private final SslContextFactory.Server factory = new SslContextFactory.Server();
    private final InstantSource clock;
    private final AgentLog log;

    /**
     * Reads the files.
     *
     * @throws TlsException if they cannot be used
     */
    public ServerTls(TlsFiles files, InstantSource clock, AgentLog log) throws TlsException {
        this.files = files;
        this.clock = clock;
        this.log = log;
        factory.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        factory.setSniRequired(false);
        use(files.read());
    }

    /** For the server's connector. */
    public SslContextFactory.Server factory() {
        return factory;
    }

    /** Looks at the files every few seconds from now on. */
    public ScheduledFuture<?> watch(ScheduledExecutorService scheduler) {
        return scheduler.scheduleWithFixedDelay(this::look, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    void look() {
        if (!files.haveChanged()) {
            return;
        }
        try {
            TlsFiles.Material material = files.read();
            factory.reload(changing -> use(material));
            log.change(AgentLog.Level.INFO, LOGGER, "from now on the server shows the new certificate");
        } catch (TlsException e) {
            log.change(AgentLog.Level.ERROR, LOGGER, "the certificate stays the one before: " + e.getMessage());
        } catch (Exception e) {
            log.error(
                    LOGGER,
                    "the certificate stays the one before: " + e.getClass().getName(),
                    e);
        }
    }

    private void use(TlsFiles.Material material) {
        factory.setKeyStore(material.store());
        factory.setKeyStorePassword(material.password());
        sayIfItEnds(material.certificate());
    }

    private void sayIfItEnds(X509Certificate certificate) {
        Instant end = certificate.getNotAfter().toInstant();
        if (end.isBefore(clock.instant().plus(SOON))) {
            log.change(AgentLog.Level.WARN, LOGGER, "the server's certificate is good until " + end);
        }
    }
}
