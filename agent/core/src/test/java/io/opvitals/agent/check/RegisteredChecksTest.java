package io.opvitals.agent.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opvitals.agent.collect.TestCalls;
import io.opvitals.agent.health.Status;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class RegisteredChecksTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final RegisteredChecks registered = new RegisteredChecks(TestCalls.silent());

    @Test
    void answer_isReadByItsText() throws Exception {
        registered.add("good", () -> "healthy");
        registered.add("slow", () -> "degraded: 3 s: too long");
        registered.add("strange", () -> "splendid");
        registered.add("silent", () -> null);

        assertThat(look("good")).isEqualTo(Finding.healthy(""));
        assertThat(look("slow")).isEqualTo(new Finding(Status.DEGRADED, "3 s: too long"));
        assertThat(look("strange")).isEqualTo(Finding.unhealthy("answers 'splendid' (expected: a HealthResult)"));
        assertThat(look("silent")).isEqualTo(Finding.unhealthy("answers 'null' (expected: a HealthResult)"));
    }

    @Test
    void add_ofANameThatIsTaken_replacesTheCheck() throws Exception {
        Callable<String> first = () -> "healthy: first";
        Callable<String> second = () -> "healthy: second";
        registered.add("db", first);
        registered.add("db", second);
        registered.remove("db", first);

        assertThat(look("db").message()).isEqualTo("second");
        registered.remove("db", second);
        assertThat(registered.checks(TIMEOUT)).isEmpty();
    }

    @Test
    void add_isBounded_andNamesAreClean() {
        for (int i = 0; i < RegisteredChecks.MAX + 20; i++) {
            registered.add("check " + i, () -> "healthy");
        }
        assertThat(registered.checks(TIMEOUT)).hasSize(RegisteredChecks.MAX);

        RegisteredChecks other = new RegisteredChecks(TestCalls.silent());
        other.add(" a\u001b[31m\n" + "x".repeat(100), () -> "healthy");
        other.add("  ", () -> "healthy");
        assertThat(other.checks(TIMEOUT))
                .singleElement()
                .satisfies(each -> assertThat(each.name()).hasSize(64).startsWith("a_[31m_x"));
    }

    @Test
    void lambda_thatNobodyElseHolds_stays() {
        for (int i = 0; i < 3; i++) {
            String answer = "healthy: " + i;
            registered.add("captured " + i, () -> answer);
        }
        System.gc();
        System.gc();

        assertThat(registered.checks(TIMEOUT)).hasSize(3);
    }

    @Test
    void check_goesWithItsApplication() throws Exception {
        WeakReference<ClassLoader> application = registerFromAnApplication();
        assertThat(registered.checks(TIMEOUT)).hasSize(1);

        await().untilAsserted(() -> {
            System.gc();
            assertThat(application.get()).isNull();
        });
        assertThat(registered.checks(TIMEOUT)).isEmpty();
    }

    private WeakReference<ClassLoader> registerFromAnApplication() throws Exception {
        ClassLoader application = new ApplicationLoader();
        Class<?> type = application.loadClass(DatabaseCheck.class.getName());
        assertThat(type).isNotSameAs(DatabaseCheck.class);
        registered.add("db", (Callable<?>) type.getDeclaredConstructor().newInstance());
        assertThat(look("db").message()).isEqualTo("loader ApplicationLoader");
        Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
        return new WeakReference<>(application);
    }

    /** Loaded by {@link ApplicationLoader} a second time. */
    public static final class DatabaseCheck implements Callable<String> {
        @Override
        public String call() {
            return "healthy: loader "
                    + Thread.currentThread().getContextClassLoader().getClass().getSimpleName();
        }
    }

    /** Defines the check's class itself, as an application's loader does. */
    private static final class ApplicationLoader extends ClassLoader {

        ApplicationLoader() {
            super(RegisteredChecksTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(RegisteredChecksTest.class.getName())) {
                return super.loadClass(name, resolve);
            }
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in == null ? new byte[0] : in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    private Finding look(String name) throws Exception {
        List<NamedCheck> checks = registered.checks(TIMEOUT);
        for (NamedCheck each : checks) {
            if (each.name().equals(name)) {
                return each.check().look();
            }
        }
        throw new AssertionError(name + " is not among " + checks);
    }
}
