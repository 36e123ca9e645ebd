package io.opvitals.agent.instrument;

import io.opvitals.agent.log.AgentLog;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.List;

/**
 * Classes of the application that were loaded before the agent: by another agent's premain, or by an application that was
 * already running. They are shown to the transformer once more.
 */
public final class LoadedClasses {

    private LoadedClasses() {}

    /** Shows them to the transformers that are in. Classes that cannot be changed any more are said in the log. */
    public static void weave(Instrumentation instrumentation, AgentLog log) {
        ClassLoader own = LoadedClasses.class.getClassLoader();
        ClassLoader platform = ClassLoader.getPlatformClassLoader();
        List<Class<?>> loaded = new ArrayList<>();
        for (Class<?> each : instrumentation.getAllLoadedClasses()) {
            ClassLoader loader = each.getClassLoader();
            boolean ofApplication = loader != null && loader != own && loader != platform;
            if (ofApplication
                    && !each.isArray()
                    && !each.getName().startsWith("io.opvitals.premain.")
                    && instrumentation.isModifiableClass(each)) {
                loaded.add(each);
            }
        }
        for (Class<?> each : loaded) {
            try {
                instrumentation.retransformClasses(each);
            } catch (UnmodifiableClassException | LinkageError e) {
                log.warn(
                        "instrument",
                        "class " + each.getName() + " was loaded before the agent and cannot be" + " woven any more: "
                                + e);
            }
        }
    }
}
