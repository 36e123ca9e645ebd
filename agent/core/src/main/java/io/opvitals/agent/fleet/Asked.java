package io.opvitals.agent.fleet;

import io.opvitals.agent.fleet.FleetException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** A question that is under way. */
final class Asked {

    private static final int MAX_SAID = 200;
    private static final String BAD_DATA = "bad_data";

    private final PrometheusApi.Round round;
    private final CompletableFuture<HttpResponse<byte[]>> answer;
    private final String promql;

    Asked(PrometheusApi.Round round, CompletableFuture<HttpResponse<byte[]>> answer, String promql) {
        this.round = round;
        this.answer = answer;
        this.promql = promql;
    }

    /** Waits for the series. */
    List<Found> found() throws FleetException {
        return read(response());
    }

    /** The same; none where the query has something that this API does not know yet, such as native histograms. */
    List<Found> foundIfKnown() throws FleetException {
        try {
            return found();
        } catch (FleetException e) {
            if (e.kind() == Kind.BAD_QUERY) {
                return List.of();
            }
            throw e;
        }
    }

    private HttpResponse<byte[]> response() throws FleetException {
        try {
            return answer.get(round.remainingNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw round.notAnswered();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw round.notAnswered();
        } catch (ExecutionException e) {
            @Nullable Throwable cause = e.getCause();
            throw unreachable(cause == null ? e : cause);
        } finally {
            answer.cancel(true);
        }
    }

    private List<Found> read(HttpResponse<byte[]> response) throws FleetException {
        int status = response.statusCode();
        if (status == 401 || status == 403) {
            throw new FleetException(
                    Kind.REFUSED,
                    round.settings() + " answers " + status + " (expected: that " + PrometheusApi.SETTING
                            + "token, or username and password, may query)");
        }
        if (response.body().length > round.maxBytes()) {
            throw new FleetException(
                    Kind.TOO_LARGE,
                    round.settings() + " answers more than " + round.maxBytes() + " bytes to " + promql
                            + " (expected: fewer series, by " + PrometheusApi.SETTING + "selector)");
        }
        try {
            ApiAnswer read = ApiAnswer.read(response.body());
            if (read.errorType().isEmpty() && status / 100 == 2) {
                return read.found();
            }
            // Prometheus says 400 and bad_data, VictoriaMetrics 422 and its status.
            boolean isQuery = read.errorType().equals(BAD_DATA) || status == 400 || status == 422;
            throw new FleetException(
                    isQuery ? Kind.BAD_QUERY : Kind.NOT_UNDERSTOOD,
                    round.settings() + " answers " + status + said(read.error()) + " to " + promql);
        } catch (IOException e) {
            throw new FleetException(
                    Kind.NOT_UNDERSTOOD,
                    round.settings() + " answers " + status
                            + said(new String(response.body(), StandardCharsets.UTF_8))
                            + ", which is no answer of a Prometheus-compatible API (expected: one at "
                            + PrometheusApi.SETTING + "url, below which /api/v1/query is)");
        }
    }

    private FleetException unreachable(Throwable failure) {
        FleetSettings settings = round.settings();
        if (failure instanceof HttpTimeoutException) {
            return round.notAnswered();
        }
        if (has(failure, UnresolvedAddressException.class) || has(failure, UnknownHostException.class)) {
            return unreachable("host '" + settings.url().getHost() + "' is not known (expected: a name that resolves)");
        }
        if (has(failure, SSLException.class)) {
            round.forgetClient();
            return unreachable(
                    has(failure, CertificateException.class)
                            ? "the certificate of " + settings + " is not trusted: " + reason(failure)
                                    + " (expected: one of the JVM's authorities, or " + PrometheusApi.SETTING
                                    + "trusted-certificate)"
                            : settings + " does not speak TLS as expected: " + reason(failure));
        }
        if (has(failure, ConnectException.class)) {
            return unreachable("nobody answers at " + settings + " (expected: a Prometheus-compatible API there)");
        }
        return unreachable(settings + ": " + reason(failure) + " (expected: an answer)");
    }

    private static FleetException unreachable(String reason) {
        return new FleetException(Kind.UNREACHABLE, reason);
    }

    /** The beginning, in one line. */
    private static String said(String text) {
        String line = text.length() > 4 * MAX_SAID ? text.substring(0, 4 * MAX_SAID) : text;
        line = line.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        if (line.isEmpty()) {
            return "";
        }
        return ": '" + (line.length() > MAX_SAID ? line.substring(0, MAX_SAID) + "..." : line) + "'";
    }

    private static String reason(Throwable failure) {
        Throwable deepest = failure;
        for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
            deepest = each;
        }
        @Nullable String message = deepest.getMessage();
        return message == null ? deepest.getClass().getSimpleName() : message;
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return true;
            }
        }
        return false;
    }
}
