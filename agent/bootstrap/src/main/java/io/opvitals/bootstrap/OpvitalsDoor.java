package io.opvitals.bootstrap;

import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Every crossing from the application into the agent, in one file.
 *
 * <p>Woven code and the woven bodies of {@code io.opvitals.api} call the static methods; behind them stands the agent,
 * in its own class loader, as subclasses of {@link Operation}, {@link Call} and this class. Only JDK types cross.
 *
 * <p>The shipped jar moves this class into {@code java.lang} and defines it in the boot loader, where every class loader
 * and every module finds it without being asked (docs/decisions/0002). That is the reason for its name, for the
 * static state, and for having no package of its own at run time.
 *
 * <p>None of the static methods throws: what goes wrong behind the door is counted there, and the call goes on as if
 * there were no agent.
 */
public abstract class OpvitalsDoor {

    /** Operations at most. A constant array is a constant to the JIT, which a growing one is not; it takes 64 KiB. */
    public static final int CAPACITY = 16_384;

    private static final @Nullable Operation[] OPERATIONS = new Operation[CAPACITY];

    /** Woven places of libraries at most. */
    public static final int HOOK_CAPACITY = 256;

    private static final @Nullable Hook[] HOOKS = new Hook[HOOK_CAPACITY];

    private static volatile @Nullable OpvitalsDoor agent;
    private static volatile @Nullable Checks checks;

    /** One operation, as woven methods know it: by its index. */
    public abstract static class Operation {

        /** A call of this operation starts on this thread. {@code null} leaves it unrecorded. */
        protected abstract @Nullable Call begin();

        /** As {@link #begin()}, for a call that may go on where another thread ends it. */
        protected abstract @Nullable Call beginSuspending();

        /** The operation's fallback method starts on this thread. */
        protected abstract void fallback(String reason);

        /** {@link #begin()} or {@link #fallback(String)} threw this. */
        protected abstract void failed(Throwable error);
    }

    /** One call in flight. */
    public abstract static class Call {

        /** The method returns, or throws {@code thrown}. */
        protected abstract void end(@Nullable Throwable thrown);

        /**
         * The method returns {@code result}: the end of the call, or, for a future, the beginning of its wait.
         *
         * @param replacement what may be returned instead: one of the constants of {@link OpvitalsDoor}
         * @return what the method returns: {@code result} itself, or a publisher that stands for it
         */
        protected abstract Object returned(Object result, int replacement);

        /** The result that this call was waiting for is there. */
        protected abstract void completed(@Nullable Object value);

        /** Nobody waits for the result any more. */
        protected abstract void cancelled();

        /**
         * A suspend function of Kotlin begins.
         *
         * @param continuation what the function is to resume when it ends after a suspension
         * @return {@code continuation}, or one that stands for it and hears of that end
         */
        protected abstract Object suspending(Object continuation);

        /** A suspend function returns {@code result}, which may mean that it goes on. */
        protected abstract void returnedSuspending(@Nullable Object result);

        /** The call goes on, but not on this thread: what runs here now is none of its business. */
        protected abstract void leave();

        /** A parameter marked {@code @OperationAttribute} has this value. */
        protected abstract void argument(String key, Object value, boolean metric);

        /** The values and names of all parameters, for an operation with rules over them. */
        protected abstract void arguments(@Nullable Object[] values, String names);

        /** A method of this call threw this. */
        protected abstract void failed(Throwable error);
    }

    /** A publisher that a method has returned. Each subscription to it is a call. */
    public abstract static class Assembly {

        /** A subscription begins on this thread. {@code null} leaves it unrecorded. */
        protected abstract @Nullable Call subscribe();

        /** {@link #subscribe()} threw this. */
        protected abstract void failed(Throwable error);
    }

    /** Reads circuit breakers, bulkheads and limiters of one library; an adapter. */
    public abstract static class GuardReader {

        /** The name the application gave it; {@code null} where it has none. */
        public abstract @Nullable String name(Object guard);

        /** Name of a constant of the agent's {@code BreakerState}; {@code null} for what is no circuit breaker. */
        public @Nullable String state(Object guard) {
            return null;
        }

        /** Calls that could pass now; negative where that is not known. */
        public long available(Object guard) {
            return -1;
        }

        /** Calls that can pass at most; negative where that is not known. */
        public long limit(Object guard) {
            return -1;
        }
    }

    /** Reads caches of one library; an adapter. */
    public abstract static class CacheReader {

        /**
         * Hits, misses, values loaded, loads that failed, evictions, and entries of the moment, in this order; counted
         * since the cache was built. {@code null} for a cache that does not count.
         */
        public abstract long @Nullable [] read(Object cache);
    }

    /** What the agent wants to know of one fallback of a library. */
    public abstract static class Fallback {

        /** The fallback begins, for this exception or this unwanted result. */
        protected abstract void begins(@Nullable Object cause);

        /** It has returned. */
        protected abstract void served(@Nullable Object cause);

        /** One of the methods above threw this. */
        protected abstract void failed(Throwable error);
    }

    /** Makes a fallback function of a library's own type that tells what becomes of it; an adapter. */
    public abstract static class FallbackWrapper {

        /** A function like this one, which tells {@code told}. */
        public abstract Object wrap(Object function, Fallback told);
    }

    /** Reads what a library's interceptor is called with; an adapter. */
    public abstract static class InvocationReader {

        /** The method that is about to be called. */
        public abstract Method method(Object invocation);

        /** What it is about to be called on. */
        public abstract @Nullable Object target(Object invocation);
    }

    /** Publishers of one type of a library. An adapter: defined in the library's class loader. */
    public abstract static class Publishers {

        /** The class that stands for a publisher of this class. */
        public abstract Class<?> standIn(Class<?> publisher);

        /** Stands for this publisher: passes everything on, each subscription as a call. */
        public abstract Object monitored(Object publisher, Assembly assembly);
    }

    /** Futures of a library. An adapter. */
    public abstract static class Futures {

        /** Runs the listener on the thread that completes the future; at once where it is completed. */
        public abstract void listen(Object future, Runnable listener);
    }

    /** Continuations of Kotlin. An adapter. */
    public abstract static class Continuations {

        /** Stands for this continuation: ends the call, then resumes it. */
        public abstract Object monitored(Object continuation, Call call);
    }

    /** For {@link Call#returned}: the caller sees the very object that the method made. */
    public static final int REPLACE_NEVER = 0;

    /** For {@link Call#returned}: the method promises no more than a publisher of a library's base type. */
    public static final int REPLACE_PUBLISHER = 1;

    /** For {@link Call#returned}: what the caller takes the result for is not known. */
    public static final int REPLACE_UNLESS_TOLD_APART = 2;

    /** What the agent does at one woven place of a library. One object for all threads. */
    public abstract static class Hook {

        /**
         * The method begins. Of {@code arguments}, those that the hook is woven to replace are taken back from it.
         *
         * @param self what the method is called on; {@code null} for a static method
         * @param arguments the method's arguments, and after them the fields that the hook is woven to see
         * @return given to {@link #exit}
         */
        protected @Nullable Object enter(@Nullable Object self, @Nullable Object[] arguments) {
            return null;
        }

        /**
         * The method or constructor ends: it returns {@code result}, or throws {@code thrown}. A constructor that throws
         * does not come here.
         *
         * @return what is returned instead, where the hook is woven to replace the result
         */
        protected @Nullable Object exit(
                @Nullable Object entered,
                @Nullable Object self,
                @Nullable Object[] arguments,
                @Nullable Object result,
                @Nullable Throwable thrown) {
            return result;
        }

        /** One of the methods above threw this. */
        protected abstract void failed(Throwable error);
    }

    /** The health checks of the application. */
    public abstract static class Checks {

        /** Adds a check; the text of what it answers is {@code status} or {@code status: message}. */
        protected abstract void add(String name, Callable<?> check);

        /** Takes it away, where it is still the one of that name. */
        protected abstract void remove(String name, Callable<?> check);

        /** One of the methods above threw this. */
        protected abstract void failed(Throwable error);
    }

    // ---- woven methods ------------------------------------------------------------------------------------------

    /** First statement of a woven method. */
    public static @Nullable Call enter(int operation) {
        Operation entered = OPERATIONS[operation];
        if (entered == null) {
            return null;
        }
        try {
            return entered.begin();
        } catch (Throwable e) {
            entered.failed(e);
            return null;
        }
    }

    /** Last statement of a woven method, whichever way it ends. */
    public static void exit(@Nullable Call call, @Nullable Throwable thrown) {
        if (call == null) {
            return;
        }
        try {
            call.end(thrown);
        } catch (Throwable e) {
            call.failed(e);
        }
    }

    /** Last statement of a woven method whose result may be what the call waits for, and must stay the same object. */
    public static void exit(@Nullable Call call, @Nullable Object result) {
        if (call == null) {
            return;
        }
        try {
            if (result == null) {
                call.completed(null);
            } else {
                call.returned(result, REPLACE_NEVER);
            }
        } catch (Throwable e) {
            call.failed(e);
        }
    }

    /** Last statement of a woven method whose result may be a publisher; returns what the method is to return. */
    public static @Nullable Object exit(@Nullable Call call, @Nullable Object result, int replacement) {
        if (call == null) {
            return result;
        }
        try {
            if (result == null) {
                call.completed(null);
                return null;
            }
            return call.returned(result, replacement);
        } catch (Throwable e) {
            call.failed(e);
            return result;
        }
    }

    /**
     * After {@link #enter(int)}, in methods of operations that have rules over arguments.
     *
     * @param names the names of the parameters with commas; empty where the class file has none
     */
    public static void arguments(@Nullable Call call, @Nullable Object[] values, String names) {
        if (call == null) {
            return;
        }
        try {
            call.arguments(values, names);
        } catch (Throwable e) {
            call.failed(e);
        }
    }

    /** After {@link #enter(int)}, once for each marked parameter. */
    public static void argument(@Nullable Call call, String key, @Nullable Object value, boolean metric) {
        if (call == null || value == null) {
            return;
        }
        try {
            call.argument(key, value, metric);
        } catch (Throwable e) {
            call.failed(e);
        }
    }

    /** First statement of a method that is the fallback of an operation; {@code cause} is its first throwable argument. */
    public static void fallback(int operation, @Nullable Throwable cause, String method) {
        Operation served = OPERATIONS[operation];
        if (served == null) {
            return;
        }
        try {
            served.fallback(cause == null ? method : cause.getClass().getName());
        } catch (Throwable e) {
            served.failed(e);
        }
    }

    /** For finding the first throwable among the arguments of a fallback method. */
    public static @Nullable Throwable throwable(@Nullable Throwable otherwise, @Nullable Object candidate) {
        return candidate instanceof Throwable thrown ? thrown : otherwise;
    }

    // ---- suspend functions of Kotlin ----------------------------------------------------------------------------

    /** As {@link #enter(int)}; not when the function is resumed. */
    public static @Nullable Call enterSuspending(int operation) {
        Operation entered = OPERATIONS[operation];
        if (entered == null) {
            return null;
        }
        try {
            return entered.beginSuspending();
        } catch (Throwable e) {
            entered.failed(e);
            return null;
        }
    }

    /** After {@link #enterSuspending(int)}: what the function takes for its continuation. */
    public static @Nullable Object suspending(@Nullable Call call, @Nullable Object continuation) {
        if (call == null || continuation == null) {
            return continuation;
        }
        try {
            return call.suspending(continuation);
        } catch (Throwable e) {
            call.failed(e);
            return continuation;
        }
    }

    /** Last statement of a suspend function that returns this. */
    public static void exitSuspending(@Nullable Call call, @Nullable Object result) {
        if (call == null) {
            return;
        }
        try {
            call.returnedSuspending(result);
        } catch (Throwable e) {
            call.failed(e);
        }
    }

    // ---- results that come later: what stands in for a publisher, or listens to a future ------------------------

    /** Before a subscription is passed on to the publisher that the method made. */
    public static @Nullable Call subscribe(Assembly assembly) {
        try {
            return assembly.subscribe();
        } catch (Throwable e) {
            assembly.failed(e);
            return null;
        }
    }

    /** After it was passed on: the call is no longer what this thread does. */
    public static void leave(@Nullable Call call) {
        if (call == null) {
            return;
        }
        try {
            call.leave();
        } catch (Throwable e) {
            call.failed(e);
        }
    }

    /** The result is there; {@code value} where it is one, for rules over it. */
    public static void completed(@Nullable Call call, @Nullable Object value) {
        if (call == null) {
            return;
        }
        try {
            call.completed(value);
        } catch (Throwable e) {
            call.failed(e);
        }
    }

    /** Its caller has given up. */
    public static void cancelled(@Nullable Call call) {
        if (call == null) {
            return;
        }
        try {
            call.cancelled();
        } catch (Throwable e) {
            call.failed(e);
        }
    }

    // ---- woven libraries ----------------------------------------------------------------------------------------

    /** First statement of a library's method. */
    public static @Nullable Object hookEnter(int hook, @Nullable Object self, @Nullable Object[] arguments) {
        Hook entered = HOOKS[hook];
        if (entered == null) {
            return null;
        }
        try {
            return entered.enter(self, arguments);
        } catch (Throwable e) {
            entered.failed(e);
            return null;
        }
    }

    /** Last statement of a library's method or constructor. */
    public static @Nullable Object hookExit(
            int hook,
            @Nullable Object entered,
            @Nullable Object self,
            @Nullable Object[] arguments,
            @Nullable Object result,
            @Nullable Throwable thrown) {
        Hook left = HOOKS[hook];
        if (left == null) {
            return result;
        }
        try {
            return left.exit(entered, self, arguments, result, thrown);
        } catch (Throwable e) {
            left.failed(e);
            return result;
        }
    }

    /** First statement of a wrapped fallback function. */
    public static void fallbackBegins(Fallback fallback, @Nullable Object cause) {
        try {
            fallback.begins(cause);
        } catch (Throwable e) {
            fallback.failed(e);
        }
    }

    /** Last statement of a wrapped fallback function that returns. */
    public static void fallbackServed(Fallback fallback, @Nullable Object cause) {
        try {
            fallback.served(cause);
        } catch (Throwable e) {
            fallback.failed(e);
        }
    }

    // ---- io.opvitals.api: the methods of its AgentBridge, name by name ------------------------------------------

    public static @Nullable Object current() {
        OpvitalsDoor behind = agent;
        try {
            return behind == null ? null : behind.apiCurrent();
        } catch (Throwable e) {
            failed(e);
            return null;
        }
    }

    public static @Nullable Object start(String name) {
        OpvitalsDoor behind = agent;
        try {
            return behind == null ? null : behind.apiStart(name);
        } catch (Throwable e) {
            failed(e);
            return null;
        }
    }

    public static void end(Object call, @Nullable Throwable thrown) {
        OpvitalsDoor behind = agent;
        try {
            if (behind != null) {
                behind.apiEnd(call, thrown);
            }
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void fallback(Object call, String reason) {
        OpvitalsDoor behind = agent;
        try {
            if (behind != null) {
                behind.apiFallback(call, reason);
            }
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void fail(Object call, String reason) {
        OpvitalsDoor behind = agent;
        try {
            if (behind != null) {
                behind.apiFail(call, reason);
            }
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void measure(Object call, String name, double value) {
        OpvitalsDoor behind = agent;
        try {
            if (behind != null) {
                behind.apiMeasure(call, name, value);
            }
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void cost(Object call, BigDecimal amount, String currency) {
        OpvitalsDoor behind = agent;
        try {
            if (behind != null) {
                behind.apiCost(call, amount, currency);
            }
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void attribute(Object call, String key, String value) {
        OpvitalsDoor behind = agent;
        try {
            if (behind != null) {
                behind.apiAttribute(call, key, value);
            }
        } catch (Throwable e) {
            failed(e);
        }
    }

    public static void registerCheck(String name, Callable<?> check) {
        Checks behind = checks;
        if (behind == null) {
            return;
        }
        try {
            behind.add(name, check);
        } catch (Throwable e) {
            behind.failed(e);
        }
    }

    public static void unregisterCheck(String name, Callable<?> check) {
        Checks behind = checks;
        if (behind == null) {
            return;
        }
        try {
            behind.remove(name, check);
        } catch (Throwable e) {
            behind.failed(e);
        }
    }

    // ---- the agent's side ---------------------------------------------------------------------------------------

    /** Opens the door: from now on API calls reach {@code behind}. Called once, by the agent, before it weaves. */
    public static void open(OpvitalsDoor behind) {
        agent = behind;
    }

    /** From now on the application's health checks reach {@code behind}. Called once, by the agent. */
    public static void open(Checks behind) {
        checks = behind;
    }

    /** Puts {@code operation} behind {@code index}, before any method woven with that index runs. */
    public static void register(int index, Operation operation) {
        OPERATIONS[index] = operation;
    }

    /** Leaves the calls behind {@code index} unrecorded from now on. */
    public static void unregister(int index) {
        OPERATIONS[index] = null;
    }

    /** Puts {@code hook} behind {@code index}, before any method woven with that index runs. */
    public static void register(int index, Hook hook) {
        HOOKS[index] = hook;
    }

    private static void failed(Throwable error) {
        OpvitalsDoor behind = agent;
        if (behind != null) {
            behind.apiFailed(error);
        }
    }

    protected abstract @Nullable Object apiCurrent();

    protected abstract @Nullable Object apiStart(String name);

    protected abstract void apiEnd(Object call, @Nullable Throwable thrown);

    protected abstract void apiFallback(Object call, String reason);

    protected abstract void apiFail(Object call, String reason);

    protected abstract void apiMeasure(Object call, String name, double value);

    protected abstract void apiCost(Object call, BigDecimal amount, String currency);

    protected abstract void apiAttribute(Object call, String key, String value);

    /** One of the methods above threw this. */
    protected abstract void apiFailed(Throwable error);
}
