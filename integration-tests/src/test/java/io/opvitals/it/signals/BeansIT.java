package io.opvitals.it.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opvitals.it.harness.AnyJdk;
import io.opvitals.it.harness.ChildResult;
import io.opvitals.it.harness.Jdk;
import java.time.Duration;

class BeansIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @AnyJdk
    void beans_areThereOnceTheApplicationHasAServer_andNotBefore(Jdk jdk) {
        try (CheckedApp app = new CheckedApp(jdk, "health.window=10s;health.recent.window=5s")) {
            app.ask("succeed 7");
            app.ask("servers");
            assertThat(app.child().out()).endsWith(": 0 servers\n");
            app.ask("beans");
            await().atMost(PATIENCE).untilAsserted(() -> {
                app.ask("beans");
                assertThat(app.child().out())
                        .contains("io.opvitals:name=\"charge\",type=Operation,wrapper=\"payments\" succeeded 7");
            });
            app.child().endInput();
            ChildResult result = app.child().result().expectExit(0);
            assertThat(result.agentProblems()).isEmpty();
        }
    }
}
