package io.opvitals.it.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.it.harness.AnyJdk;
import io.opvitals.it.harness.Built;
import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.ChildResult;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.harness.RunningChild;
import io.opvitals.it.receiver.OtlpReceiver;
import java.time.Duration;
import java.util.List;

/**
 * Every method of a large library is woven, all classes are verified, and the library behaves as it does without the
 * agent: by its own tests where its authors publish them.
 */
class WovenLibraryIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @AnyJdk
    void guava_everyMethodWoven_passesItsAuthorsTests(Jdk jdk) {
        assertSameAsWithout(jdk, "com.google.common.*#*", "library.GuavaTests", 2_500, 3_000);
    }

    @AnyJdk
    void commonsLang_everyMethodWoven_passesItsAuthorsTests(Jdk jdk) {
        assertSameAsWithout(jdk, "org.apache.commons.lang3.*#*", "library.CommonsLangTests", 2_500, 5_000);
    }

    @AnyJdk
    void jackson_everyMethodWoven_behavesAsExpected(Jdk jdk) {
        assertSameAsWithout(jdk, "com.fasterxml.jackson.*#*", "library.JacksonChecks", 300, 2_000);
    }

    @AnyJdk
    void exceptions_thrownThroughWovenLibraries_areTheVerySame(Jdk jdk) {
        ChildResult result = woven(jdk, "com.google.common.*#*,org.apache.commons.lang3.*#*,com.fasterxml.jackson.*#*")
                .run("library.SameExceptions");

        result.expectExit(0);
        assertThat(result.out()).contains("different=0");
        assertThat(result.out().lines().filter(each -> each.endsWith("threw the very same")))
                .hasSizeGreaterThan(30);
        assertThat(result.agentProblems()).isEmpty();
    }

    /**
     * @param passed how many tests must pass at least
     * @param methods how many methods must have been woven at least
     */
    private static void assertSameAsWithout(Jdk jdk, String pattern, String app, int passed, int methods) {
        try (OtlpReceiver receiver = new OtlpReceiver();
                RunningChild runningWithout = jvm(jdk).start(app);
                RunningChild runningWith =
                        woven(jdk, pattern).shipsTo(receiver.endpoint()).start(app)) {
            ChildResult without = runningWithout.result(PATIENCE).expectExit(0);
            ChildResult with = runningWith.result(PATIENCE).expectExit(0);

            assertThat(with.agentProblems()).isEmpty();
            assertThat(notPassed(with)).isEqualTo(notPassed(without));
            assertThat(with.out()).isEqualTo(without.out());
            assertThat(with.number("passed")).isGreaterThan(passed);
            assertThat(receiver.metrics()
                            .numbers("opvitals.agent.methods.woven")
                            .values())
                    .singleElement()
                    .satisfies(woven -> assertThat(woven).isGreaterThan(methods));
            assertThat(receiver.metrics().calls().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isGreaterThan(100_000);
            assertThat(receiver.metrics().inFlight()).isZero();
        }
    }

    private static ChildJvm woven(Jdk jdk, String pattern) {
        return jvm(jdk).agent().option("-Xverify:all", "-Dopvitals.instrumentation.include=" + pattern);
    }

    private static ChildJvm jvm(Jdk jdk) {
        return new ChildJvm(jdk).option("-Xverify:all").classPath(Built.allLibraries());
    }

    private static List<String> notPassed(ChildResult result) {
        return result.out()
                .lines()
                .filter(each -> each.startsWith("test ") && !each.endsWith(" SUCCESSFUL"))
                .toList();
    }
}
