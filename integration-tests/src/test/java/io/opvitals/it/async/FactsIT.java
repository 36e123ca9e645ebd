package io.opvitals.it.async;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.it.harness.Built;
import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.ChildResult;
import io.opvitals.it.harness.EachJdk;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.receiver.OtlpReceiver;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An application sees no difference: the same objects, exceptions, threads, demand, context, fusion, with and without the
 * agent.
 */
class FactsIT {

    /** Each has calls of its own, so that nothing is the same only because nothing was monitored. */
    private static final Set<String> OPERATIONS = Set.of(
            "completable",
            "stage",
            "listenable",
            "anything",
            "generic",
            "failing",
            "mono",
            "flux",
            "publisher",
            "connectable",
            "single",
            "maybe",
            "flowable",
            "observable",
            "name",
            "tail",
            "fails",
            "failsAtOnce",
            "deep",
            "loops",
            "open",
            "nothing",
            "absent",
            "unintercepted",
            "waits",
            "yields",
            "topLevel");

    @EachJdk
    void facts_withTheAgent_areTheSameAsWithout(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            ChildResult without = jvm(jdk).run("async.Facts").expectExit(0);
            ChildResult with = jvm(jdk).agent()
                    .option("-Xverify:all")
                    .shipsTo(receiver.endpoint())
                    .run("async.Facts")
                    .expectExit(0);

            assertThat(facts(with)).hasSizeGreaterThan(100).isEqualTo(facts(without));
            assertThat(with.agentProblems()).isEmpty();
            assertThat(with.errOfApplication()).isEqualTo(without.errOfApplication());
            assertThat(receiver.metrics().calls().keySet().stream()
                            .map(each -> each.substring(each.indexOf('.') + 1, each.indexOf(' ')))
                            .collect(Collectors.toSet()))
                    .containsAll(OPERATIONS);
        }
    }

    private static List<String> facts(ChildResult result) {
        return result.out().lines().filter(each -> each.startsWith("fact ")).toList();
    }

    private static ChildJvm jvm(Jdk jdk) {
        return new ChildJvm(jdk).classPath(Built.allLibraries()).classPath(Built.kotlinApp());
    }
}
