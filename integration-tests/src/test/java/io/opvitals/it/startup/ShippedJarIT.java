package io.opvitals.it.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.it.harness.Built;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The filters of agent/pom.xml leave out of the jar what nothing uses. This follows every reference from our classes on, and
 * from what those refer to, and so on: each must end at a class of the JDK, of the jar, or at one that is named here because
 * it belongs to the application or because its library works without.
 */
class ShippedJarIT {

    private static final String CORE = "core/";
    private static final String SUFFIX = ".classdata";
    /** JVMS table 4.4-A. */
    private static final int CONSTANT_CLASS = 7;

    private static final int CONSTANT_STRING = 8;
    private static final List<String> JDK =
            List.of("java/", "javax/", "jdk/", "sun/", "com/sun/", "org/xml/", "org/w3c/");
    /** Compiled against a library of the application, and loaded only beside it. */
    private static final List<String> OURS_FOR_LIBRARIES =
            List.of("io/opvitals/adapter/", "io/opvitals/agent/integration/");
    /** Where each library asks whether it is there before it uses it. */
    private static final List<String> NOT_NEEDED = List.of(
            // annotations, which the table of nested classes names
            "com/google/auto/value/",
            // the door before it moves: named by a class that only takes over constants of it
            "io/opvitals/bootstrap/OpvitalsDoor",
            // OkHttp: other TLS providers, tried by Class.forName
            "org/bouncycastle/",
            "org/conscrypt/",
            "org/openjsse/",
            // OpenTelemetry: a channel of the application's, and its configuration file, which we read ourselves
            "io/grpc/",
            "io/opentelemetry/sdk/autoconfigure/declarativeconfig/",
            // Protobuf: the lite runtime's
            "io/prometheus/metrics/shaded/com_google_protobuf_4_35_0/StructuralMessageInfo",
            // Kotlin, Okio: unsigned arrays and java.nio paths, of functions that OkHttp does not call
            "kotlin/collections/unsigned/UArraysKt",
            "kotlin/io/path/PathsKt");

    @Test
    void everyReference_followedFromOurClasses_endsAtAClassThatIsThere() throws IOException {
        Map<String, Set<String>> references = references();
        Deque<String> open = new ArrayDeque<>(references.keySet().stream()
                .filter(name -> name.startsWith("io/opvitals/") || name.startsWith("java/lang/"))
                .toList());
        assertThat(open).as("classes of ours").hasSizeGreaterThan(1_000);
        Set<String> seen = new HashSet<>(open);
        Set<String> missing = new TreeSet<>();
        while (!open.isEmpty()) {
            String from = open.pop();
            for (String to : references.getOrDefault(from, Set.of())) {
                if (references.containsKey(to)) {
                    if (seen.add(to)) {
                        open.push(to);
                    }
                } else if (!startsWithAny(to, JDK)
                        && !startsWithAny(to, NOT_NEEDED)
                        && !startsWithAny(from, OURS_FOR_LIBRARIES)) {
                    missing.add(to + ", which " + from + " refers to");
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(seen).as("what is followed").contains("org/eclipse/jetty/server/Server", "okhttp3/OkHttpClient");
    }

    private static boolean startsWithAny(String name, List<String> prefixes) {
        return prefixes.stream().anyMatch(name::startsWith);
    }

    private static Map<String, Set<String>> references() throws IOException {
        Map<String, Set<String>> references = new HashMap<>();
        try (JarFile jar = new JarFile(Built.agentJar().toFile())) {
            List<JarEntry> classes = jar.stream()
                    .filter(entry -> entry.getName().endsWith(SUFFIX))
                    .toList();
            Set<String> names = classes.stream().map(ShippedJarIT::className).collect(Collectors.toSet());
            for (JarEntry entry : classes) {
                try (InputStream in = jar.getInputStream(entry)) {
                    references.put(className(entry), references(in.readAllBytes(), names));
                }
            }
        }
        return references;
    }

    private static String className(JarEntry entry) {
        return entry.getName().substring(CORE.length(), entry.getName().length() - SUFFIX.length());
    }

    /** Classes that its code uses, types of what it declares, and classes of the jar that it names in a text. */
    private static Set<String> references(byte[] classFile, Set<String> jar) {
        ClassReader reader = new ClassReader(classFile);
        Set<String> names = new HashSet<>();
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int offset = reader.getItem(i);
            if (offset == 0) {
                continue; // the second slot of a long or a double
            }
            int tag = reader.readByte(offset - 1);
            if (tag == CONSTANT_CLASS) {
                add(Type.getObjectType(reader.readUTF8(offset, buffer)), names);
            } else if (tag == CONSTANT_STRING) {
                String text = reader.readUTF8(offset, buffer).replace('.', '/');
                if (jar.contains(text)) {
                    names.add(text);
                }
            }
        }
        reader.accept(new Declared(names), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return names;
    }

    private static void add(Type type, Set<String> names) {
        Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        if (element.getSort() == Type.OBJECT) {
            names.add(element.getInternalName());
        }
    }

    private static final class Declared extends ClassVisitor {

        private final Set<String> names;

        Declared(Set<String> names) {
            super(Opcodes.ASM9);
            this.names = names;
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            add(Type.getType(descriptor), names);
            return null;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            Type method = Type.getMethodType(descriptor);
            Stream.concat(Stream.of(method.getReturnType()), Stream.of(method.getArgumentTypes()))
                    .forEach(type -> add(type, names));
            return null;
        }
    }
}
