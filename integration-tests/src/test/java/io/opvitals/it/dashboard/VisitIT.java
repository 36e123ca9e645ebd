package io.opvitals.it.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/** That a page which is not as it should be is found out: the other tests here rest on it. */
@Isolated("a browser takes both processors, and what others time would be wrong")
class VisitIT {

    @RegisterExtension
    static final Browsing BROWSING = new Browsing();

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", VisitIT::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void problems_ofAPageThatDoesEverythingWrong_namesEach() {
        Visit visit = visit().go("bad");

        assertThat(visit.page().locator("#last").textContent()).isEqualTo("last");
        assertThat(visit.problems())
                .anyMatch(each -> each.contains("violation of script-src-elem: inline"))
                .anyMatch(each -> each.contains("violation of style-src-attr: inline"))
                .anyMatch(each -> each.contains("violation of require-trusted-types-for: trusted-types-sink"))
                .anyMatch(each -> each.contains("violation of connect-src: http://localhost:1"))
                .anyMatch(each -> each.contains("error on the console: it said so itself"))
                .anyMatch(each -> each.contains("uncaught: Error: thrown"))
                .anyMatch(each -> each.contains("uncaught: Error: rejected"))
                .anyMatch(each -> each.contains("request refused: GET") && each.contains("/missing.png 404"))
                .anyMatch(each -> each.contains("request failed: GET") && each.contains("/broken.png"));
        visit.expect("");
    }

    @Test
    void problems_ofAQuietPage_areNone() {
        Visit visit = visit().go("good");

        assertThat(visit.page().locator("p").textContent()).isEqualTo("good");
        assertThat(visit.problems()).isEmpty();
        assertThat(new Axe().findings(visit.page())).isEmpty();
        assertThat(visit.problems()).isEmpty();
        assertThat(visit.usedHeap()).isPositive();
    }

    @Test
    void findings_ofAButtonWithoutAName_areSerious() {
        Visit visit = visit().go("bad").expect("");

        List<String> findings = new Axe().findings(visit.page());

        assertThat(findings)
                .anyMatch(each -> each.startsWith("critical button-name: #shadow button"))
                .anyMatch(each -> each.startsWith("serious color-contrast: .faint"));
    }

    private Visit visit() {
        return BROWSING.open("http://localhost:" + server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        switch (path) {
            case "/good" -> send(exchange, 200, "text/html", page("<p>good</p>"));
            case "/bad" -> send(exchange, 200, "text/html", page(BAD));
            case "/bad.css" -> send(exchange, 200, "text/css", ".faint { color: #ddd }");
            case "/bad.js" -> send(exchange, 200, "text/javascript", SCRIPT);
            case "/broken.png" -> exchange.close();
            default -> send(exchange, 404, "text/plain", "");
        }
    }

    private static final String BAD = """
            <link rel="stylesheet" href="/bad.css">
            <p style="color: red">red</p><p class="faint">faint</p><div id="shadow"></div>
            <img src="/missing.png" alt="missing"><img src="/broken.png" alt="broken">
            <script>console.log('inline')</script><script src="/bad.js"></script><p id="last">last</p>
            """;

    private static final String SCRIPT = """
            console.error('it said so itself');
            Promise.reject(new Error('rejected'));
            document.getElementById('shadow').attachShadow({mode: 'open'}).append(document.createElement('button'));
            fetch('http://localhost:1/').catch(() => {});
            try { document.querySelector('p').innerHTML = '<b>red</b>'; } catch {}
            throw new Error('thrown');
            """;

    private static String page(String body) {
        return "<!doctype html><html lang=\"en\"><title>test</title><link rel=\"icon\" href=\"data:,\"><main><h1>test</h1>"
                + body + "</main></html>";
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                                + " require-trusted-types-for 'script'");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
