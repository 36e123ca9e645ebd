package io.opvitals.it.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What happens in the application is seen soon, and nothing of it is lost while the connection is. */
@Isolated("a browser takes both processors, and what others time would be wrong")
class LiveIT {

    @RegisterExtension
    static final Browsing BROWSING = new Browsing();

    /** What a browser says by itself when nobody answers. */
    private static final String NOBODY_ANSWERS =
            "ERR_CONNECTION_(REFUSED|RESET)|ERR_EMPTY_RESPONSE|WebSocket connection to";

    private static final int CALLS = 10;

    @TempDir
    Path folder;

    @Test
    void call_madeInTheApplication_isSeen() throws InterruptedException {
        try (Served served = Served.desk(folder)) {
            served.ask("call seen.before 1");
            Visit visit = BROWSING.open(served.address()).go("#/operations");
            seen(visit.page(), "seen.before");
            Random random = new Random(7);
            List<Long> millis = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                // At any moment of the agent's second.
                Thread.sleep(random.nextInt(1000));
                long called = served.ask("call seen.n" + i + " 1");
                seen(visit.page(), "seen.n" + i);
                millis.add(System.currentTimeMillis() - called);
            }
            millis.sort(null);
            System.out.println("a call is seen after, in ms: " + millis);
        }
    }

    @Test
    void server_diesAndComesBack_thePageRecoversByItself() {
        Path data = folder.resolve("data");
        Visit visit;
        int port;
        try (Served served = Served.desk(data)) {
            port = served.port();
            served.ask("fail before.step 1");
            visit = BROWSING.open(served.address()).expect(NOBODY_ANSWERS).go("#/timeline");
            seen(visit.page(), "before.step");
            visit.page().evaluate("() => { window.sameDocument = true; }");
        }
        try (Served served = Served.desk(data, "-Dopvitals.server.port=" + port)) {
            served.ask("fail after.step 1");
            seen(visit.page(), "after.step");
            seen(visit.page(), "before.step");
            assertThat(visit.page().evaluate("() => window.sameDocument")).isEqualTo(true);
        }
    }

    @Test
    void connection_cutAndMended_eventsMeanwhileAreThere() throws Exception {
        try (Served served = Served.desk(folder);
                Relay relay = new Relay(served.port())) {
            served.ask("fail before.step 1");
            Visit visit = BROWSING.open(relay.address()).expect(NOBODY_ANSWERS).go("#/timeline");
            seen(visit.page(), "before.step");
            relay.cut();
            for (int i = 0; i < CALLS; i++) {
                served.ask("fail meanwhile.n" + i + " 1");
            }
            relay.mend();
            served.ask("fail after.step 1");
            seen(visit.page(), "after.step");
            for (int i = 0; i < CALLS; i++) {
                // Many of a kind at once are one entry, which opens.
                known(visit.page(), "meanwhile.n" + i);
            }
        }
    }

    private static void seen(Page page, String text) {
        awaitText(page, text, WaitForSelectorState.VISIBLE);
    }

    private static void known(Page page, String text) {
        awaitText(page, text, WaitForSelectorState.ATTACHED);
    }

    private static void awaitText(Page page, String text, WaitForSelectorState state) {
        page.getByText(text)
                .first()
                .waitFor(new Locator.WaitForOptions().setState(state).setTimeout(30_000));
    }
}
