package io.opvitals.testapp.tracing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opvitals.api.MonitoredOperation;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** Knows nothing of OpenTelemetry, and serves one request with a monitored call that fails. */
public final class AgentTraced {

    private AgentTraced() {}

    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/order", AgentTraced::serve);
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/order");
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        System.out.println("status " + connection.getResponseCode());
        server.stop(0);
    }

    private static void serve(HttpExchange exchange) throws IOException {
        try {
            charge();
        } catch (IllegalStateException e) {
            exchange.sendResponseHeaders(402, -1);
            exchange.close();
        }
    }

    @SuppressWarnings("DoNotCallSuggester") // It is called to throw.
    @MonitoredOperation(wrapper = "bank")
    static void charge() {
        throw new IllegalStateException("declined");
    }
}
