package io.opvitals.it.reweaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opvitals.it.harness.Built;
import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.ChildResult;
import io.opvitals.it.harness.EachJdk;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.harness.RunningChild;
import io.opvitals.it.receiver.OtlpReceiver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class AttachIT {

    @EachJdk
    void runningApplication_attachedToTwice_isMonitoredOnce(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver();
                RunningChild child =
                        new ChildJvm(jdk).shipsTo(receiver.endpoint()).start("Loop")) {
            child.ask("call 1000");

            ChildResult first = attach(jdk, String.valueOf(child.pid())).expectExit(0);
            assertThat(first.out()).contains("the agent is attached to process " + child.pid());
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> receiver.metrics()
                            .numbers("opvitals.agent.methods.woven")
                            .containsValue(1.0));
            ChildResult second = attach(jdk, String.valueOf(child.pid())).expectExit(0);
            assertThat(second.out()).contains("attached already");

            child.ask("call 5000");
            child.ask("fail 7");
            child.endInput();
            ChildResult result = child.result().expectExit(0);

            assertThat(receiver.metrics().calls())
                    .containsEntry("loop.step success", 5_000L)
                    .containsEntry("loop.step error", 7L);
            assertThat(result.truth()).containsEntry("loop.step success", 6_000L);
            assertThat(result.agentLines())
                    .filteredOn(each -> each.contains("attached already"))
                    .hasSize(1);
        }
    }

    @EachJdk
    void applicationStartedWithTheAgent_attachedTo_goesOnAndSaysSo(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver();
                RunningChild child =
                        new ChildJvm(jdk).agent().shipsTo(receiver.endpoint()).start("Loop")) {
            child.ask("call 10");

            assertThat(attach(jdk, String.valueOf(child.pid())).expectExit(0).out())
                    .contains("attached already");

            child.ask("call 10");
            child.endInput();
            child.result().expectExit(0);
            assertThat(receiver.metrics().calls()).containsEntry("loop.step success", 20L);
        }
    }

    @EachJdk
    void settings_givenToAttach_areUsed(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver();
                RunningChild child =
                        new ChildJvm(jdk).shipsTo(receiver.endpoint()).start("Loop")) {
            child.ask("call 10");

            attach(jdk, String.valueOf(child.pid()), "instrumentation.include=*Loop#clocked")
                    .expectExit(0);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> receiver.metrics()
                            .numbers("opvitals.agent.methods.woven")
                            .containsValue(2.0));

            child.ask("call 10");
            child.endInput();
            child.result().expectExit(0);
            assertThat(receiver.metrics().calls()).containsEntry("loop.clocked success", 10L);
        }
    }

    @EachJdk
    void wrongUsage_isSaidWithTheExpectation(Jdk jdk) {
        assertThat(attach(jdk, "nobody").expectExit(1).err())
                .contains("pid 'nobody' (expected: the pid of a running JVM");
        assertThat(attach(jdk, "999999999").expectExit(1).err()).contains("no process 999999999 (expected: ");
        assertThat(run(jdk, "attach").expectExit(2).err())
                .contains("expected: java -jar opvitals-agent.jar attach PID");
        assertThat(run(jdk, "atach", "1").expectExit(2).err())
                .contains("'atach' (expected: attach, ")
                .contains("perhaps attach");
        assertThat(run(jdk, "attach", "--help").expectExit(0).out()).contains("attach PID");
    }

    /** The signal that attaching begins with would end it. */
    @EachJdk
    void processThatIsNoJvm_isLeftAlone(Jdk jdk) throws Exception {
        Process sleep = new ProcessBuilder("sleep", "60").start();
        try {
            assertThat(attach(jdk, String.valueOf(sleep.pid())).expectExit(1).err())
                    .contains("process " + sleep.pid() + " is no JVM");
            assertThat(sleep.isAlive()).isTrue();
        } finally {
            sleep.destroy();
        }
    }

    @EachJdk
    void applicationThatRefuses_isSaidWithTheReason(Jdk jdk) {
        try (RunningChild child =
                new ChildJvm(jdk).option("-XX:+DisableAttachMechanism").start("Loop")) {
            child.ask("call 10");

            assertThat(attach(jdk, String.valueOf(child.pid())).expectExit(1).err())
                    .contains("does not let itself be attached to")
                    .contains("without -XX:+DisableAttachMechanism");

            child.ask("call 10");
            child.endInput();
            child.result().expectExit(0);
        }
    }

    /** A runtime without jdk.attach, as jlink makes one. */
    @EachJdk
    void runtimeWithoutTheAttachApi_isSaid(Jdk jdk) {
        List<String> arguments = List.of(
                "--limit-modules",
                "java.base,java.instrument",
                "-jar",
                Built.agentJar().toString(),
                "attach",
                String.valueOf(ProcessHandle.current().pid()));
        try (RunningChild child = new ChildJvm(jdk).startWith(arguments)) {
            assertThat(child.result().expectExit(1).err()).contains("no module jdk.attach (expected: a JDK");
        }
    }

    private static ChildResult attach(Jdk jdk, String... arguments) {
        List<String> all = new ArrayList<>(List.of("attach"));
        all.addAll(List.of(arguments));
        return run(jdk, all.toArray(String[]::new));
    }

    private static ChildResult run(Jdk jdk, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-jar", Built.agentJar().toString()));
        all.addAll(List.of(arguments));
        try (RunningChild command = new ChildJvm(jdk).startWith(all)) {
            return command.result();
        }
    }
}
