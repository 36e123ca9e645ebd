package io.opvitals.agent.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.integration.sample.OtherThing;
import io.opvitals.agent.integration.sample.Thing;
import io.opvitals.agent.integration.sample.ThingAdapter;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.time.Ticker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdapterClassesTest {

    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
    private final AdapterClasses adapters = new AdapterClasses(new AgentLog(
            new PrintStream(logged, true, StandardCharsets.UTF_8),
            AgentLog.Level.INFO,
            Clock.systemUTC(),
            Ticker.system()));

    @Test
    void adapter_libraryInLoaderOfItsOwn_isDefinedThereWithItsNestedClasses() throws Exception {
        Class<?> library = new LibraryLoader().loadClass(Thing.class.getName());

        Object adapter = adapters.adapter(library, ThingAdapter.class.getName());

        assertThat(adapter.getClass().getClassLoader()).isSameAs(library.getClassLoader());
        assertThat(((Supplier<?>) adapter).get()).isInstanceOf(library).hasToString("thing by lambda");
    }

    @Test
    void adapter_askedAgain_isTheSameObject() throws Exception {
        LibraryLoader loader = new LibraryLoader();
        Class<?> library = loader.loadClass(Thing.class.getName());
        Class<?> other = loader.loadClass(OtherThing.class.getName());

        Object adapter = adapters.adapter(library, ThingAdapter.class.getName());

        assertThat(adapters.adapter(library, ThingAdapter.class.getName())).isSameAs(adapter);
        assertThat(adapters.adapter(other, ThingAdapter.class.getName()).getClass())
                .isSameAs(adapter.getClass());
    }

    @Test
    void adapter_thatDoesNotFit_isNullAndSaidOnce() throws Exception {
        Class<?> library = new LibraryLoader().loadClass(Thing.class.getName());

        assertThat(adapters.adapter(library, "io.opvitals.adapter.NotThere")).isNull();
        assertThat(adapters.adapter(library, "io.opvitals.adapter.NotThere")).isNull();

        assertThat(logged.toString(StandardCharsets.UTF_8))
                .containsOnlyOnce("io.opvitals.adapter.NotThere does not fit");
    }

    @Test
    void adapter_ofClassLoaderThatIsGone_goesWithIt() throws Exception {
        WeakReference<ClassLoader> loader = useOnce();

        Awaitility.await().until(() -> {
            System.gc();
            return loader.get() == null;
        });
    }

    private WeakReference<ClassLoader> useOnce() throws ClassNotFoundException {
        LibraryLoader loader = new LibraryLoader();
        Object adapter = adapters.adapter(loader.loadClass(Thing.class.getName()), ThingAdapter.class.getName());
        assertThat(adapter).isNotNull();
        return new WeakReference<>(loader);
    }

    /** Has the library, and does not see ours: what it is not told to define it does not find. */
    private static final class LibraryLoader extends ClassLoader {

        LibraryLoader() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = name.endsWith("Thing") ? bytes(name) : null;
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }

        private static byte @Nullable [] bytes(String name) {
            String file = name.replace('.', '/') + ".class";
            try (InputStream in = AdapterClassesTest.class.getClassLoader().getResourceAsStream(file)) {
                return in.readAllBytes();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
