package io.opvitals.agent.instrument;

import io.opvitals.agent.log.AgentLog;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/**
 * Finds annotations on the supertypes of a class that is just being loaded.
 *
 * <p>The JVM loads a class's supertypes after it has shown us the class, so their class files are read as resources of
 * the same loader, once each, and remembered by loader without keeping it alive. To keep that off the price of starting
 * an application, the packages of the JDK and of libraries known to have no use for our annotation are not looked into
 * (docs/decisions/0004).
 */
final class Supertypes {

    private static final String[] NOT_LOOKED_INTO = {
        "java/",
        "javax/",
        "jdk/",
        "sun/",
        "com/sun/",
        "jakarta/",
        "kotlin/",
        "kotlinx/",
        "scala/",
        "groovy/",
        "org/apache/",
        "org/springframework/",
        "org/hibernate/",
        "org/eclipse/",
        "org/jboss/",
        "org/aspectj/",
        "org/slf4j/",
        "org/objectweb/",
        "org/junit/",
        "org/w3c/",
        "org/xml/",
        "org/yaml/",
        "org/reactivestreams/",
        "com/fasterxml/",
        "com/google/",
        "com/zaxxer/",
        "ch/qos/",
        "io/netty/",
        "io/micrometer/",
        "io/opentelemetry/",
        "io/grpc/",
        "io/opvitals/api/",
        "net/bytebuddy/",
        "okhttp3/",
        "okio/",
        "reactor/"
    };

    private final Descriptors annotation = new Descriptors(List.of(Monitored.DESCRIPTOR));
    private final Map<ClassLoader, Map<String, TypeInfo>> known = Collections.synchronizedMap(new WeakHashMap<>());

    /** Direct supertypes by name, for selectors that ask for them. */
    private final Map<ClassLoader, Map<String, List<String>>> parents =
            Collections.synchronizedMap(new WeakHashMap<>());

    /** Set while this thread reads a supertype. */
    @SuppressWarnings("ThreadLocalUsage") // One for the life of the agent.
    private final ThreadLocal<@Nullable Boolean> reading = new ThreadLocal<>();

    private final AgentLog log;

    Supertypes(AgentLog log) {
        this.log = log;
    }

    /** Whether any supertype of this class carries our annotation. */
    boolean haveAnnotation(@Nullable ClassLoader loader, ClassFileHeader header) {
        if (isWorthLooking(header.superName())
                && !find(loader, header.superName()).isNothing()) {
            return true;
        }
        for (int i = 0; i < header.interfaceCount(); i++) {
            if (isWorthLooking(header.interfaceName(i))
                    && !find(loader, header.interfaceName(i)).isNothing()) {
                return true;
            }
        }
        return false;
    }

    /** Supertypes of {@code type} that are or lead to annotated ones, nearest first. */
    List<TypeInfo> of(@Nullable ClassLoader loader, TypeInfo type) {
        Set<String> names = new LinkedHashSet<>(directSupertypes(type));
        List<TypeInfo> found = new ArrayList<>();
        List<String> queue = new ArrayList<>(names);
        for (int i = 0; i < queue.size(); i++) {
            String name = queue.get(i);
            TypeInfo supertype = isWorthLooking(name) ? find(loader, name) : TypeInfo.NOTHING;
            if (supertype.isNothing()) {
                continue;
            }
            found.add(supertype);
            for (String next : directSupertypes(supertype)) {
                if (names.add(next)) {
                    queue.add(next);
                }
            }
        }
        return found;
    }

    /** Names of all supertypes of a class, written with dots, wherever they come from. Reads each class file once. */
    List<String> names(@Nullable ClassLoader loader, ClassFileHeader header) {
        Set<String> names = new LinkedHashSet<>();
        List<String> queue = new ArrayList<>(directSupertypes(header));
        for (int i = 0; i < queue.size(); i++) {
            String name = queue.get(i);
            if (!name.isEmpty() && names.add(name.replace('/', '.')) && !name.equals("java/lang/Object")) {
                queue.addAll(parents(loader, name));
            }
        }
        return List.copyOf(names);
    }

    private List<String> parents(@Nullable ClassLoader loader, String name) {
        if (loader == null) {
            return List.of();
        }
        Map<String, List<String>> ofLoader = parents.get(loader);
        if (ofLoader == null) {
            ofLoader = Collections.synchronizedMap(new HashMap<>());
            parents.put(loader, ofLoader);
        }
        List<String> remembered = ofLoader.get(name);
        if (remembered != null) {
            return remembered;
        }
        byte[] bytes = bytes(loader, name);
        if (bytes == null) {
            return List.of();
        }
        ClassFileHeader header = ClassFileHeader.read(bytes, annotation);
        List<String> read = header == null ? List.of() : List.copyOf(directSupertypes(header));
        ofLoader.put(name, read);
        return read;
    }

    private static List<String> directSupertypes(ClassFileHeader header) {
        List<String> names = new ArrayList<>(header.interfaceCount() + 1);
        names.add(header.superName());
        for (int i = 0; i < header.interfaceCount(); i++) {
            names.add(header.interfaceName(i));
        }
        return names;
    }

    private static List<String> directSupertypes(TypeInfo type) {
        List<String> names = new ArrayList<>(type.interfaces().size() + 1);
        names.add(type.superName());
        names.addAll(type.interfaces());
        return names;
    }

    /** Whether a type, by its internal name, may carry our annotation. */
    static boolean isWorthLooking(String name) {
        if (name.isEmpty()) {
            return false;
        }
        for (String each : NOT_LOOKED_INTO) {
            if (name.startsWith(each)) {
                return false;
            }
        }
        return true;
    }

    private TypeInfo find(@Nullable ClassLoader loader, String name) {
        if (loader == null) {
            return TypeInfo.NOTHING;
        }
        Map<String, TypeInfo> ofLoader = known.get(loader);
        if (ofLoader == null) {
            ofLoader = Collections.synchronizedMap(new HashMap<>());
            known.put(loader, ofLoader);
        }
        TypeInfo remembered = ofLoader.get(name);
        if (remembered != null) {
            return remembered;
        }
        byte[] bytes = bytes(loader, name);
        if (bytes == null) {
            return TypeInfo.NOTHING;
        }
        TypeInfo read = TypeInfo.NOTHING;
        ClassFileHeader header = ClassFileHeader.read(bytes, annotation);
        if (header != null && (header.containsText() || haveAnnotation(loader, header))) {
            read = TypeReader.read(new ClassReader(bytes), Set.of());
        }
        ofLoader.put(name, read);
        return read;
    }

    /** The class file, empty where there is none; {@code null} when this thread is in the middle of reading another. */
    private byte @Nullable [] bytes(ClassLoader loader, String name) {
        // A loader that loads classes in order to find a resource comes back here on the same thread.
        if (reading.get() != null) {
            return null;
        }
        reading.set(true);
        try (InputStream in = loader.getResourceAsStream(name + ".class")) {
            return in == null ? new byte[0] : in.readAllBytes();
        } catch (IOException | RuntimeException | LinkageError e) {
            log.debug("instrument", "supertype " + name + " cannot be read: " + e);
            return new byte[0];
        } finally {
            reading.remove();
        }
    }
}
