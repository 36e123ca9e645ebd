package io.opvitals.agent.tracecontext;

import io.opvitals.agent.log.AgentLog;
import java.lang.instrument.ClassFileTransformer;
import java.lang.ref.WeakReference;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Finds the OpenTelemetry APIs of this JVM, and asks them for the current span. There may be several: one in each class
 * loader of the applications, and the OpenTelemetry Java agent's own, under another name, on the boot loader.
 *
 * <p>An API is asked only after the application has asked it for a context itself, which shows by the loading of its
 * {@code LazyStorage}. The first question decides where an API keeps its contexts for the life of the JVM, and frameworks
 * have a say in that as long as it has not been put: asking first would take it from them.
 *
 * <p>As a transformer it looks at the names of classes and changes none. What it saw is looked up by the thread that asks
 * first afterwards, never by the one that loads the class.
 */
public final class ApplicationTraces implements ClassFileTransformer {

    private static final String LOGGER = "trace";
    private static final String OF_AGENT = "io.opentelemetry.javaagent.shaded.";
    private static final String SPAN = "io.opentelemetry.api.trace.Span";
    private static final String OF_AGENT_PATH = OF_AGENT.replace('.', '/');
    private static final String SPAN_PATH = SPAN.replace('.', '/');
    private static final String STORAGE_PATH = "io/opentelemetry/context/LazyStorage";

    /** More than any application has; an application server that redeploys all day goes on without. */
    private static final int MAX_SEEN = 256;

    private final ClassLoader own;
    private final AgentLog log;
    private final List<Sighting> seen = new CopyOnWriteArrayList<>();
    private final Object resolving = new Object();

    /** Whether something was seen that has not been looked at. */
    private volatile boolean isNew;

    /** Their {@code Span}, of those that may be asked. */
    private volatile List<WeakReference<Class<?>>> usable = List.of();

    private final ClassValue<Answerer> answerers = new ClassValue<>() {
        @Override
        protected Answerer computeValue(Class<?> span) {
            return answerer(span);
        }
    };

    /**
     * @param own the agent's own class loader, whose API is nobody's business
     * @param log says which API is of a kind that is not known
     */
    public ApplicationTraces(ClassLoader own, AgentLog log) {
        this.own = own;
        this.log = log;
    }

    /** A class that shows an API: where it is. The loader is {@code null} for the boot loader, and cleared once it is gone. */
    private record Sighting(
            boolean isStorage, boolean isOfAgent, @Nullable WeakReference<ClassLoader> loader) {

        boolean isIn(@Nullable ClassLoader other) {
            return loader == null ? other == null : other != null && loader.refersTo(other);
        }

        boolean isGone() {
            return loader != null && loader.refersTo(null);
        }
    }

    /** One API; without a way to ask where it is not known. */
    private record Answerer(@Nullable SpanApi api) {}

    /** Looks at what was loaded before this agent came: by an OpenTelemetry Java agent, or by a running application. */
    public void lookAt(Class<?>[] loaded) {
        for (Class<?> each : loaded) {
            String name = each.getName();
            if (name.startsWith("io.opentelemetry.")) {
                lookAt(each.getClassLoader(), name.replace('.', '/'));
            }
        }
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (className != null && className.startsWith("io/opentelemetry/")) {
            lookAt(loader, className);
        }
        return null;
    }

    private void lookAt(@Nullable ClassLoader loader, String className) {
        boolean isSpan = className.endsWith(SPAN_PATH);
        if (loader == own || !(isSpan || className.endsWith(STORAGE_PATH))) {
            return;
        }
        int prefix = className.length() - (isSpan ? SPAN_PATH : STORAGE_PATH).length();
        boolean isOfAgent = prefix == OF_AGENT_PATH.length() && className.startsWith(OF_AGENT_PATH);
        if (prefix == 0 || isOfAgent) {
            saw(!isSpan, isOfAgent, loader);
        }
    }

    /** The application's span that is current on this thread; {@code null} where there is none. Throws nothing. */
    public @Nullable ApplicationSpan current() {
        if (isNew) {
            resolve();
        }
        for (WeakReference<Class<?>> each : usable) {
            Class<?> span = each.get();
            ApplicationSpan current = span == null ? null : current(span);
            if (current != null) {
                return current;
            }
        }
        return null;
    }

    private @Nullable ApplicationSpan current(Class<?> span) {
        try {
            SpanApi api = answerers.get(span).api;
            return api == null ? null : api.current();
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            log.warn(LOGGER, "the OpenTelemetry API in " + span.getClassLoader() + " did not tell its current span", e);
            return null;
        } catch (StackOverflowError e) {
            return null; // A call that ends at the end of its stack: its span is on its own.
        }
    }

    private void saw(boolean isStorage, boolean isOfAgent, @Nullable ClassLoader loader) {
        for (Sighting each : seen) {
            if (each.isStorage == isStorage && each.isOfAgent == isOfAgent && each.isIn(loader)) {
                return; // Another agent weaves the class once more.
            }
        }
        if (seen.size() >= MAX_SEEN) {
            forgetGone();
        }
        if (seen.size() < MAX_SEEN) {
            seen.add(new Sighting(isStorage, isOfAgent, loader == null ? null : new WeakReference<>(loader)));
            isNew = true;
        }
    }

    private void forgetGone() {
        List<Sighting> gone = new ArrayList<>();
        for (Sighting each : seen) {
            if (each.isGone()) {
                gone.add(each);
            }
        }
        seen.removeAll(gone);
    }

    private void resolve() {
        synchronized (resolving) {
            isNew = false;
            List<WeakReference<Class<?>>> resolved = new ArrayList<>();
            for (Sighting each : seen) {
                Class<?> span = each.isStorage ? null : span(each);
                if (span != null && hasStorage(span, each.isOfAgent)) {
                    resolved.add(new WeakReference<>(span));
                }
            }
            usable = List.copyOf(resolved);
        }
    }

    private static @Nullable Class<?> span(Sighting sighting) {
        ClassLoader loader = sighting.loader == null ? null : sighting.loader.get();
        if (loader == null && sighting.loader != null) {
            return null;
        }
        try {
            // The JVM knows it by now as one of this loader's, so that the loader itself is not asked.
            return Class.forName((sighting.isOfAgent ? OF_AGENT : "") + SPAN, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }

    private boolean hasStorage(Class<?> span, boolean isOfAgent) {
        try {
            ClassLoader loader = SpanApi.contextClass(span).getClassLoader();
            for (Sighting each : seen) {
                if (each.isStorage && each.isOfAgent == isOfAgent && each.isIn(loader)) {
                    return true;
                }
            }
            return false;
        } catch (ReflectiveOperationException | LinkageError e) {
            notKnown(span, e);
            return false;
        }
    }

    private Answerer answerer(Class<?> span) {
        try {
            return new Answerer(new SpanApi(span));
        } catch (NoSuchMethodException | LinkageError e) {
            notKnown(span, e);
            return new Answerer(null);
        }
    }

    private void notKnown(Class<?> span, Throwable cause) {
        log.warn(
                LOGGER,
                "the traces of the OpenTelemetry API in " + span.getClassLoader() + " are not joined: " + cause
                        + " (known versions: 1.0 and newer)");
    }
}
