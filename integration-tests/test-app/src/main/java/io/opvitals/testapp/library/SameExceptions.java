package io.opvitals.testapp.library;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.google.common.base.Functions;
import com.google.common.base.Predicates;
import com.google.common.base.Suppliers;
import com.google.common.base.Throwables;
import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.collect.Collections2;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Iterables;
import com.google.common.collect.Lists;
import com.google.common.collect.Maps;
import com.google.common.collect.Ordering;
import com.google.common.collect.Sets;
import com.google.common.eventbus.EventBus;
import com.google.common.eventbus.Subscribe;
import com.google.common.io.ByteSource;
import com.google.common.io.CharSource;
import com.google.common.util.concurrent.Callables;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.UncheckedExecutionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.concurrent.ConcurrentException;
import org.apache.commons.lang3.concurrent.ConcurrentUtils;
import org.apache.commons.lang3.concurrent.LazyInitializer;
import org.apache.commons.lang3.concurrent.Memoizer;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.commons.lang3.function.Failable;
import org.apache.commons.lang3.stream.Streams;
import org.jspecify.annotations.Nullable;

/**
 * Throws a given exception from inside the libraries, through their woven methods, and looks whether it is the very same
 * object that comes out, with nothing added to it. Ends with 1 where it is not.
 */
public final class SameExceptions {

    private static final Thrown THROWN = new Thrown(
            new IllegalStateException("the unchecked one"),
            new IOException("the checked one"),
            new AssertionError("the error"));

    private record Thrown(RuntimeException unchecked, IOException checked, Error error) {}

    private int different;

    private SameExceptions() {}

    public static void main(String[] arguments) throws Exception {
        SameExceptions run = new SameExceptions();
        run.guava();
        run.guavaWrapped();
        run.commonsLang();
        run.jackson();
        for (Throwable each : List.of(THROWN.unchecked, THROWN.checked, THROWN.error)) {
            if (each.getCause() != null || each.getSuppressed().length != 0) {
                run.different++;
                System.out.println("changed " + each);
            }
        }
        System.out.println("different=" + run.different);
        System.exit(run.different == 0 ? 0 : 1);
    }

    private void guava() {
        List<String> two = Arrays.asList("b", "a");
        same(
                "Lists.transform",
                THROWN.unchecked,
                () -> Lists.transform(two, SameExceptions::fail).get(1));
        same(
                "Iterables.filter",
                THROWN.unchecked,
                () -> Iterables.size(Iterables.filter(two, each -> fail(each) == null)));
        same("Iterables.tryFind", THROWN.unchecked, () -> Iterables.tryFind(two, each -> fail(each) == null));
        same(
                "Collections2.filter",
                THROWN.unchecked,
                () -> Collections2.filter(two, each -> fail(each) == null).size());
        same(
                "Maps.transformValues",
                THROWN.unchecked,
                () -> Maps.transformValues(ImmutableMap.of("k", "v"), SameExceptions::fail)
                        .get("k"));
        same(
                "Maps.filterKeys",
                THROWN.unchecked,
                () -> Maps.filterKeys(ImmutableMap.of("k", "v"), each -> fail(each) == null)
                        .size());
        same("Maps.uniqueIndex", THROWN.unchecked, () -> Maps.uniqueIndex(two, SameExceptions::fail));
        same(
                "Sets.filter",
                THROWN.unchecked,
                () -> Sets.filter(Sets.newHashSet(two), each -> fail(each) == null)
                        .size());
        same(
                "Ordering.sortedCopy",
                THROWN.unchecked,
                () -> Ordering.from((String a, String b) -> fail(a + b).length())
                        .sortedCopy(two));
        same(
                "Ordering.onResultOf",
                THROWN.unchecked,
                () -> Ordering.natural().onResultOf((String each) -> fail(each)).max(two));
        same(
                "Functions.compose",
                THROWN.unchecked,
                () -> Functions.compose(SameExceptions::fail, SameExceptions::asIs)
                        .apply("x"));
        same(
                "Predicates.and",
                THROWN.unchecked,
                () -> Predicates.and(each -> true, each -> fail("x") == null).apply("x"));
        same(
                "Suppliers.memoize",
                THROWN.unchecked,
                () -> Suppliers.memoize(() -> fail("x")).get());
        same(
                "Callables.asAsyncCallable",
                THROWN.checked,
                () -> Callables.asAsyncCallable(
                                () -> {
                                    throw THROWN.checked;
                                },
                                MoreExecutors.newDirectExecutorService())
                        .call()
                        .get());
        same(
                "ByteSource.read",
                THROWN.checked,
                () -> new ByteSource() {
                    @Override
                    public InputStream openStream() throws IOException {
                        throw THROWN.checked;
                    }
                }.read());
        same(
                "CharSource.readLines",
                THROWN.checked,
                () -> new CharSource() {
                    @Override
                    public Reader openStream() throws IOException {
                        throw THROWN.checked;
                    }
                }.readLines());
        same("Throwables.throwIfInstanceOf", THROWN.checked, () -> {
            Throwables.throwIfInstanceOf(THROWN.checked, IOException.class);
            return null;
        });
        same("ImmutableList.forEach", THROWN.error, () -> {
            ImmutableList.of("x").forEach(each -> {
                throw THROWN.error;
            });
            return null;
        });
        same(
                "Futures.getDone",
                THROWN.unchecked,
                () -> Futures.getDone(Futures.immediateFailedFuture(THROWN.unchecked)));
    }

    private void guavaWrapped() {
        same(
                "LoadingCache.get",
                THROWN.unchecked,
                () -> CacheBuilder.newBuilder()
                        .build(CacheLoader.from((String key) -> fail(key)))
                        .get("k"));
        same(
                "LoadingCache.getUnchecked",
                THROWN.unchecked,
                () -> CacheBuilder.newBuilder()
                        .build(CacheLoader.from((String key) -> fail(key)))
                        .getUnchecked("k"));
        same(
                "Futures.transform",
                THROWN.unchecked,
                () -> Futures.transform(
                                Futures.immediateFuture("x"), SameExceptions::fail, MoreExecutors.directExecutor())
                        .get());
        same("EventBus.post", THROWN.unchecked, () -> {
            Throwable[] seen = new Throwable[1];
            EventBus bus = new EventBus((thrown, context) -> seen[0] = thrown);
            bus.register(new Listener());
            bus.post("event");
            throw seen[0] instanceof RuntimeException thrown ? thrown : new IllegalStateException("nothing seen");
        });
    }

    private void commonsLang() {
        same("Failable.run", THROWN.unchecked, () -> {
            Failable.run(() -> {
                throw THROWN.unchecked;
            });
            return null;
        });
        same(
                "Failable.call",
                THROWN.checked,
                () -> Failable.call(() -> {
                    throw THROWN.checked;
                }));
        same("Failable.tryWithResources", THROWN.error, () -> {
            Failable.tryWithResources(
                    () -> {
                        throw THROWN.error;
                    },
                    () -> {});
            return null;
        });
        same(
                "Streams.failableStream",
                THROWN.checked,
                () -> Streams.failableStream(List.of("x"))
                        .map(each -> {
                            throw THROWN.checked;
                        })
                        .collect(java.util.stream.Collectors.toList()));
        same("ExceptionUtils.rethrow", THROWN.checked, () -> ExceptionUtils.rethrow(THROWN.checked));
        same(
                "LazyInitializer.get",
                THROWN.checked,
                () -> new LazyInitializer<String>() {
                    @Override
                    protected String initialize() throws ConcurrentException {
                        throw new ConcurrentException(THROWN.checked);
                    }
                }.get());
        same(
                "Memoizer.compute",
                THROWN.unchecked,
                () -> new Memoizer<String, String>((java.util.function.Function<String, String>) SameExceptions::fail)
                        .compute("x"));
        same("ConcurrentUtils.handleCause", THROWN.error, () -> {
            ConcurrentUtils.handleCause(new ExecutionException(THROWN.error));
            return null;
        });
        same(
                "StringUtils.join",
                THROWN.unchecked,
                () -> StringUtils.join(
                        List.of(new Object() {
                            @Override
                            public String toString() {
                                return fail("x");
                            }
                        }),
                        ','));
    }

    private void jackson() {
        same(
                "ObjectMapper.writeValueAsString, getter",
                THROWN.unchecked,
                () -> new ObjectMapper().writeValueAsString(new Failing()));
        same(
                "ObjectMapper.readValue, setter",
                THROWN.unchecked,
                () -> new ObjectMapper().readValue("{\"value\":\"x\"}", Failing.class));
        same("JsonSerializer", THROWN.unchecked, () -> {
            SimpleModule module = new SimpleModule();
            module.addSerializer(String.class, new JsonSerializer<>() {
                @Override
                public void serialize(String value, JsonGenerator out, SerializerProvider provider) {
                    throw THROWN.unchecked;
                }
            });
            return new ObjectMapper().registerModule(module).writeValueAsString("x");
        });
        same(
                "ObjectMapper.readTree",
                THROWN.checked,
                () -> new ObjectMapper().readTree(new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw THROWN.checked;
                    }

                    @Override
                    public int read(byte[] into, int offset, int length) throws IOException {
                        throw THROWN.checked;
                    }
                }));
    }

    private void same(String what, Throwable expected, Callable<?> call) {
        Throwable thrown = thrownBy(call);
        // Those libraries that wrap keep the exception as the cause.
        Throwable seen = isWrapper(thrown) && thrown != null ? thrown.getCause() : thrown;
        boolean same = seen == expected;
        different += same ? 0 : 1;
        System.out.println(what + (same ? " threw the very same" : " threw another: " + thrown));
    }

    private static boolean isWrapper(@Nullable Throwable thrown) {
        return thrown instanceof ExecutionException
                || thrown instanceof UncheckedExecutionException
                || thrown instanceof ConcurrentException
                || thrown instanceof java.io.UncheckedIOException
                || thrown instanceof JsonMappingException;
    }

    private static @Nullable Throwable thrownBy(Callable<?> call) {
        try {
            call.call();
            return null;
        } catch (Throwable thrown) {
            return thrown;
        }
    }

    private static String fail(String ignored) {
        if (ignored.equals("never")) {
            return ignored;
        }
        throw THROWN.unchecked;
    }

    private static String asIs(String text) {
        return text;
    }

    /** Fails where Jackson reads it and where it writes it. */
    public static final class Failing {

        public String getValue() {
            return fail("x");
        }

        public void setValue(String value) {
            fail(value);
        }
    }

    /** Fails when it is told. */
    public static final class Listener {

        @Subscribe
        public void hear(String event) {
            fail(event);
        }
    }
}
