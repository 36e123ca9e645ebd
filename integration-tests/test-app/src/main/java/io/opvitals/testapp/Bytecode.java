package io.opvitals.testapp;

import io.opvitals.api.MonitoredOperation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Calls {@code bytecode.target} as often as its stdin says ({@code call N}). As an agent behind ours it sees the class file
 * that the JVM is given, and answers {@code dump} with {@code original} where that is, byte for byte, what the compiler
 * wrote, else with {@code woven}.
 */
public final class Bytecode {

    private static volatile @Nullable Instrumentation instrumentation;
    private static volatile byte @Nullable [] given;

    private int sum;

    private Bytecode() {}

    /** The class that is looked at. */
    static final class Target {

        private Target() {}

        @MonitoredOperation(wrapper = "bytecode")
        static int target(int number) {
            return number + 1;
        }
    }

    /** Called by the JVM, for {@code -javaagent}. */
    static void watch(Instrumentation jvm) {
        instrumentation = jvm;
        jvm.addTransformer(
                new ClassFileTransformer() {
                    @Override
                    public byte @Nullable [] transform(
                            @Nullable ClassLoader loader,
                            String name,
                            @Nullable Class<?> redefined,
                            @Nullable ProtectionDomain domain,
                            byte[] bytes) {
                        if (name.equals("io/opvitals/testapp/Bytecode$Target")) {
                            given = bytes.clone();
                        }
                        return null;
                    }
                },
                true);
    }

    public static void main(String[] arguments) throws Exception {
        new Bytecode().obey();
    }

    private void obey() throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            if (line.equals("dump")) {
                System.out.println("answer " + number + ": " + dump());
                continue;
            }
            int times = Integer.parseInt(line.substring(line.indexOf(' ') + 1));
            for (int i = 0; i < times; i++) {
                sum += Target.target(i);
            }
            System.out.println("answer " + number + ": sum " + sum);
        }
    }

    /** What the JVM is given for the class, by making it ask all agents once more. */
    private static String dump() throws Exception {
        Instrumentation jvm = instrumentation;
        if (jvm == null) {
            throw new IllegalStateException("no instrumentation (expected: -javaagent with this jar)");
        }
        jvm.retransformClasses(Target.class);
        return Arrays.equals(given, compiled()) ? "original" : "woven";
    }

    private static byte[] compiled() throws IOException {
        try (InputStream in = Bytecode.class.getResourceAsStream("Bytecode$Target.class")) {
            if (in == null) {
                throw new IOException("no class file of Target");
            }
            return in.readAllBytes();
        }
    }
}
