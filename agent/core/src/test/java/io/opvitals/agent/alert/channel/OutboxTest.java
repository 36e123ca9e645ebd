package io.opvitals.agent.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.storage.DataDirectory;
import io.opvitals.agent.time.Ticker;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {

    private static final int MAX_WAITING = 20;

    private static final RetryPolicy FAST = new RetryPolicy(
            Duration.ofMillis(1),
            Duration.ofMillis(5),
            Duration.ofHours(24),
            Duration.ofSeconds(1),
            MAX_WAITING,
            new SplittableRandom(1));

    @TempDir
    Path folder;

    private DataDirectory data = new DataDirectory("none");
    private final ConcurrentHashMap<String, FakeChannel> channels = new ConcurrentHashMap<>();

    /** Takes what it gets, or fails as it is told. */
    private static final class FakeChannel implements Channel {

        final List<Notification> taken = new ArrayList<>();
        final List<Notification> seen = new ArrayList<>();
        Function<Notification, DeliveryException> failures = each -> null;
        CountDownLatch gate = new CountDownLatch(0);
        Duration resendEvery = Duration.ZERO;

        @Override
        public void deliver(Notification notification) throws DeliveryException, InterruptedException {
            gate.await();
            synchronized (this) {
                seen.add(notification);
                DeliveryException failure = failures.apply(notification);
                if (failure != null) {
                    throw failure;
                }
                taken.add(notification);
            }
        }

        @Override
        public Duration resendEvery() {
            return resendEvery;
        }

        synchronized List<String> keys() {
            return taken.stream().map(Notification::key).toList();
        }

        synchronized List<String> attempts() {
            return seen.stream().map(Notification::key).toList();
        }

        synchronized void fail(Function<Notification, DeliveryException> with) {
            failures = with;
        }
    }

    @AfterEach
    void close() throws IOException {
        data.close();
    }

    @Test
    void send_isOnDiskBeforeItReturns_andLeavesItAfterDelivery() {
        Outbox outbox = started("ops");
        FakeChannel ops = channel("ops");
        ops.gate = new CountDownLatch(1);

        outbox.send(TestNotifications.firing("ops", "k1"));

        assertThat(data.names()).anyMatch(each -> each.startsWith("outbox-"));
        assertThat(outbox.status().get(0).waiting()).isEqualTo(1);
        ops.gate.countDown();
        await().untilAsserted(() -> assertThat(ops.keys()).containsExactly("k1"));
        await().untilAsserted(() -> assertThat(data.names()).noneMatch(each -> each.startsWith("outbox-")));
        assertThat(outbox.status().get(0).delivered()).isEqualTo(1);
    }

    @Test
    void send_whatWasNotDeliveredWhenTheJvmEnded_isDeliveredByTheNext_whole() throws IOException {
        Outbox first = started("ops");
        channel("ops").gate = new CountDownLatch(1);
        Notification firing = TestNotifications.firing("ops", "k1");
        first.send(firing);
        first.send(TestNotifications.resolved("ops", "k2")
                .acknowledged("k3", new Acknowledgement("ann", "on it", TestNotifications.START)));

        channels.clear();
        Outbox second = startedAgain("ops");

        await().untilAsserted(() -> assertThat(channel("ops").keys()).containsExactly("k1", "k3"));
        assertThat(channel("ops").taken.get(0)).isEqualTo(firing);
        assertThat(channel("ops").taken.get(1).acknowledgement())
                .isEqualTo(new Acknowledgement("ann", "on it", TestNotifications.START));
        assertThat(second.deadLetters()).isEmpty();
    }

    @Test
    void send_toOneThatFailsThreeTimes_isTriedAgainWithTheSameKey() {
        Outbox outbox = started("ops");
        FakeChannel ops = channel("ops");
        ops.fail(each -> ops.seen.size() <= 3 ? DeliveryException.forNow("down (expected: up)") : null);

        outbox.send(TestNotifications.firing("ops", "k1"));

        await().untilAsserted(() -> assertThat(ops.keys()).containsExactly("k1"));
        assertThat(ops.attempts()).containsExactly("k1", "k1", "k1", "k1");
        await().untilAsserted(
                        () -> assertThat(outbox.status().get(0).delivered()).isEqualTo(1));
        ChannelStatus status = outbox.status().get(0);
        assertThat(status.retried()).isEqualTo(3);
        assertThat(status.failing()).isFalse();
        assertThat(status.lastFailed()).isNotNull();
    }

    @Test
    void send_whileOneGroupFails_keepsItsOrder_andHoldsUpNoOther() {
        Outbox outbox = started("ops");
        FakeChannel ops = channel("ops");
        ops.fail(each -> each.groupKey().equals("a") && !ops.keys().contains("b1")
                ? DeliveryException.forNow("not this")
                : null);

        outbox.send(TestNotifications.inGroup("a", "ops", "a1", null));
        outbox.send(TestNotifications.inGroup("a", "ops", "a2", TestNotifications.START));
        outbox.send(TestNotifications.inGroup("b", "ops", "b1", null));

        await().untilAsserted(() -> assertThat(ops.keys()).containsExactly("b1", "a1", "a2"));
    }

    @Test
    void send_whatCannotSucceed_isADeadLetter_thatOutlivesTheJvm_andCanBeSentAgain() throws IOException {
        Outbox first = started("ops");
        channel("ops").fail(each -> DeliveryException.forGood("gone (expected: there)"));
        first.send(TestNotifications.firing("ops", "k1"));
        await().untilAsserted(() -> assertThat(first.deadLetters()).hasSize(1));

        channels.clear();
        Outbox second = startedAgain("ops");

        DeadLetter dead = second.deadLetters().get(0);
        assertThat(dead.reason()).isEqualTo("gone (expected: there)");
        assertThat(dead.notification()).isEqualTo(TestNotifications.firing("ops", "k1"));
        assertThat(channel("ops").attempts()).isEmpty();
        assertThat(second.sendAgain(dead.id())).isTrue();
        await().untilAsserted(() -> assertThat(channel("ops").keys()).containsExactly("k1"));
        assertThat(second.deadLetters()).isEmpty();
        assertThat(second.sendAgain(dead.id())).isFalse();
        await().untilAsserted(() -> assertThat(data.names()).noneMatch(each -> each.endsWith(".json")));
    }

    @Test
    void drop_forgetsADeadLetterForGood() throws IOException {
        Outbox first = started("ops");
        first.send(TestNotifications.firing("nobody", "k1"));
        assertThat(first.deadLetters().get(0).reason())
                .isEqualTo("there is no channel 'nobody' (expected: opvitals.alert.channel.nobody.type)");

        assertThat(first.drop(first.deadLetters().get(0).id())).isTrue();
        assertThat(first.drop("1")).isFalse();
        assertThat(first.drop("x")).isFalse();

        assertThat(startedAgain("ops").deadLetters()).isEmpty();
    }

    @Test
    void send_ofAKeyThatWaitsOrWasDelivered_isNotSentTwice() {
        Outbox outbox = started("ops");
        FakeChannel ops = channel("ops");
        ops.gate = new CountDownLatch(1);
        outbox.send(TestNotifications.firing("ops", "k1"));
        outbox.send(TestNotifications.firing("ops", "k1"));
        ops.gate.countDown();
        await().untilAsserted(() -> assertThat(outbox.status().get(0).waiting()).isZero());
        outbox.send(TestNotifications.firing("ops", "k1"));
        outbox.send(TestNotifications.firing("ops", "k2"));

        await().untilAsserted(() -> assertThat(ops.keys()).containsExactly("k1", "k2"));
    }

    @Test
    void send_toOneThatIsFull_isADeadLetter() {
        Outbox outbox = started("ops");
        channel("ops").gate = new CountDownLatch(1);
        for (int i = 0; i <= MAX_WAITING; i++) {
            outbox.send(TestNotifications.firing("ops", "k" + i));
        }

        assertThat(outbox.deadLetters()).hasSize(1);
        assertThat(outbox.deadLetters().get(0).reason()).isEqualTo("20 notifications are waiting (expected: fewer)");
        assertThat(outbox.status().get(0).waiting()).isEqualTo(MAX_WAITING);
    }

    @Test
    void send_toOneThatDoesNotWantToKnowOfResolved_isLeftOut() {
        Outbox outbox = outbox();
        outbox.start(List.of(settings("ops", ChannelType.WEBHOOK, false)));

        outbox.send(TestNotifications.resolved("ops", "k1"));
        outbox.send(TestNotifications.firing("ops", "k2"));

        await().untilAsserted(() -> assertThat(channel("ops").keys()).containsExactly("k2"));
    }

    @Test
    void send_toOneThatFails_withAnError_isADeadLetter_andTheNextIsDelivered() {
        Outbox outbox = started("ops");
        channel("ops").fail(each -> {
            if (each.key().equals("k1")) {
                throw new IllegalStateException("broken");
            }
            return null;
        });
        outbox.send(TestNotifications.firing("ops", "k1"));
        outbox.send(TestNotifications.firing("ops", "k2"));

        await().untilAsserted(() -> assertThat(channel("ops").keys()).containsExactly("k2"));
        assertThat(outbox.deadLetters().get(0).reason()).contains("broken");
    }

    @Test
    void use_withoutAChannel_makesWhatItHadToSayDeadLetters() {
        Outbox outbox = started("ops", "other");
        channel("ops").gate = new CountDownLatch(1);
        outbox.send(TestNotifications.firing("ops", "k1"));

        outbox.use(List.of(settings("other", ChannelType.WEBHOOK, true)));

        assertThat(outbox.channels()).containsExactly("other");
        assertThat(outbox.deadLetters()).hasSize(1);
    }

    @Test
    void use_withOtherSettings_deliversWhatWaitedByThose() {
        Outbox outbox = started("ops");
        FakeChannel before = channel("ops");
        before.fail(each -> DeliveryException.forNow("down"));
        outbox.send(TestNotifications.firing("ops", "k1"));
        await().untilAsserted(() -> assertThat(before.attempts()).isNotEmpty());

        outbox.use(List.of(settings("ops", ChannelType.SLACK, true)));

        await().untilAsserted(() -> assertThat(channel("ops").keys()).containsExactly("k1"));
        assertThat(channel("ops")).isNotSameAs(before);
        assertThat(outbox.deadLetters()).isEmpty();
    }

    @Test
    void send_toOneThatMustBeToldAgain_isRepeatedUntilItIsResolved_alsoAfterARestart() throws IOException {
        Outbox first = started("ops");
        channel("ops").resendEvery = Duration.ofMillis(5);
        first.send(TestNotifications.firing("ops", "k1"));
        await().untilAsserted(() ->
                assertThat(channel("ops").keys()).startsWith("k1", "k1", "k1").containsOnly("k1"));
        assertThat(first.status().get(0).waiting()).isZero();
        assertThat(first.status().get(0).delivered()).isEqualTo(1);

        FakeChannel before = channels.remove("ops");
        Outbox second = startedAgain("ops");
        channel("ops").resendEvery = Duration.ofMillis(5);
        await().untilAsserted(() -> assertThat(channel("ops").keys()).contains("k1"));
        before.gate = new CountDownLatch(1);
        second.send(TestNotifications.resolved("ops", "k2"));

        await().untilAsserted(() -> assertThat(channel("ops").keys()).endsWith("k2"));
        await().untilAsserted(() -> assertThat(data.names()).noneMatch(each -> each.startsWith("outbox-")));
    }

    @Test
    void start_withALetterThatCannotBeRead_goesOnWithTheOthers() throws IOException {
        Outbox first = started("ops");
        channel("ops").gate = new CountDownLatch(1);
        first.send(TestNotifications.firing("ops", "k1"));
        data.write("outbox-000000000007.json", "{\"created\":".getBytes(StandardCharsets.UTF_8));
        data.write("outbox-000000000008.json", new byte[] {0, 1, 2});

        channels.clear();
        Outbox second = startedAgain("ops");
        second.send(TestNotifications.firing("ops", "k9"));

        await().untilAsserted(() -> assertThat(channel("ops").keys()).containsExactly("k1", "k9"));
        assertThat(data.names()).contains("outbox-000000000007.json", "outbox-000000000008.json");
    }

    @Test
    void test_saysHowItWent_andDoesNotKeepAnything() throws InterruptedException {
        Outbox outbox = started("ops");

        TestResult good = outbox.test("ops");
        channel("ops").fail(each -> DeliveryException.forNow("nobody there (expected: somebody)"));
        TestResult bad = outbox.test("ops");

        assertThat(good).isNotNull();
        assertThat(good.delivered()).isTrue();
        assertThat(channel("ops").taken.get(0).alerts().get(0).annotations().get("summary"))
                .isEqualTo("This is a test of the channel ops. Nothing is wrong.");
        assertThat(bad).isNotNull();
        assertThat(bad.delivered()).isFalse();
        assertThat(bad.reason()).isEqualTo("nobody there (expected: somebody)");
        assertThat(outbox.test("nobody")).isNull();
        assertThat(outbox.deadLetters()).isEmpty();
        assertThat(data.names()).isEmpty();
    }

    private FakeChannel channel(String name) {
        return channels.computeIfAbsent(name, ignored -> new FakeChannel());
    }

    private Outbox started(String... names) {
        Outbox outbox = outbox();
        outbox.start(all(names));
        return outbox;
    }

    /** As a JVM that starts after this one was killed. */
    private Outbox startedAgain(String... names) throws IOException {
        data.close();
        return started(names);
    }

    private static Collection<ChannelSettings> all(String... names) {
        List<ChannelSettings> all = new ArrayList<>();
        for (String each : names) {
            all.add(settings(each, ChannelType.WEBHOOK, true));
        }
        return all;
    }

    private Outbox outbox() {
        data = new DataDirectory(folder.toString());
        AgentLog log = new AgentLog(
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                AgentLog.Level.INFO,
                Clock.systemUTC(),
                Ticker.system());
        return new Outbox(
                new LetterStore(data, log),
                new Outbox.Parts(
                        settings -> settings.type() == ChannelType.SLACK
                                ? replaced(settings.name())
                                : channel(settings.name()),
                        Executors.defaultThreadFactory(),
                        Clock.systemUTC(),
                        Ticker.system(),
                        log),
                FAST);
    }

    private Channel replaced(String name) {
        channels.remove(name);
        return channel(name);
    }

    static ChannelSettings settings(String name, ChannelType type, boolean sendResolved) {
        return new ChannelSettings(
                name,
                type,
                "http://127.0.0.1:1/",
                sendResolved,
                Duration.ofSeconds(5),
                "",
                new ChannelSettings.FileTarget("", 1_024),
                "",
                "",
                "",
                new ChannelSettings.Mail("", 25, ChannelSettings.Security.NONE, "", "", "", List.of()));
    }
}
