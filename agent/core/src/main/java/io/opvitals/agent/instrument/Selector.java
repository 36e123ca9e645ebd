package io.opvitals.agent.instrument;

import io.opvitals.agent.rule.Glob;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Names methods without touching their code.
 *
 * <pre>{@code
 * selector   = [ visibility ] ( methods | annotation ) [ "->" type ]
 * visibility = "public" | "protected" | "private"
 * methods    = classes [ "+" ] "#" method          com.acme.*Client#find*   com.acme.Gateway+#*
 * annotation = "@" class                           @com.acme.Slow
 * }</pre>
 *
 * <p>{@code *} stands for any characters in classes, methods and types. {@code +} means these types and all that extend
 * or implement them. An annotation means the methods that have it, and the public methods of types that have it. Inner
 * classes are written as the JVM does, {@code Outer$Inner}. The type is that which the method returns, as declared.
 */
public final class Selector {

    private static final String EXPECTED =
            " (expected: package.Class#method with * for any characters, for example com.acme.Search#find*,"
                    + " com.acme.Gateway+#* for subtypes, or @com.acme.Slow; public, protected or private before,"
                    + " -> return.Type behind)";
    private static final String OTEL_EXPECTED =
            " (expected: package.Class[method1,method2], separated by ';', for example com.acme.Search[find,count])";
    private static final String ARROW = "->";

    private final String setting;
    private final String text;
    private final int visibility;
    private final Glob classes;
    private final boolean subtypes;
    private final Glob methods;
    private final String annotation;
    private final @Nullable Glob returned;

    private Selector(
            String setting,
            String text,
            int visibility,
            String classes,
            boolean subtypes,
            String methods,
            String annotation,
            @Nullable Glob returned) {
        this.setting = setting;
        this.text = text;
        this.visibility = visibility;
        this.classes = new Glob(classes);
        this.subtypes = subtypes;
        this.methods = new Glob(methods);
        this.annotation = annotation;
        this.returned = returned;
    }

    /**
     * Reads selectors separated by commas, and leaves out what is none.
     *
     * @param setting what is being read, for the message
     * @param problems gets a sentence for each part that is no selector, with the part and the expectation
     */
    public static List<Selector> parseList(String setting, String text, List<String> problems) {
        List<Selector> selectors = new ArrayList<>();
        for (String each : split(text, ',')) {
            String part = each.strip();
            Selector read = part.isEmpty() ? null : parse(setting, part);
            if (read != null) {
                selectors.add(read);
            } else if (!part.isEmpty()) {
                problems.add(setting + ": '" + part + "'" + EXPECTED);
            }
        }
        return selectors;
    }

    /**
     * Reads the format of {@code otel.instrumentation.methods.include}, and leaves out what is not of it.
     *
     * @param setting what is being read, for the message
     * @param problems gets a sentence for each entry that is wrong, with the entry and the expectation
     */
    public static List<Selector> parseOpenTelemetryList(String setting, String text, List<String> problems) {
        List<Selector> selectors = new ArrayList<>();
        for (String part : split(text, ';')) {
            String entry = part.strip();
            List<Selector> read = openTelemetryEntry(setting, entry);
            if (read.isEmpty() && !entry.isEmpty()) {
                problems.add(setting + ": '" + entry + "'" + OTEL_EXPECTED);
            }
            selectors.addAll(read);
        }
        return selectors;
    }

    /** Every method that has this annotation, or a type that has it. */
    static Selector annotated(String setting, String className) {
        return new Selector(setting, "@" + className, 0, "*", false, "*", descriptor(className), null);
    }

    /** Empty for what is no entry. */
    private static List<Selector> openTelemetryEntry(String setting, String entry) {
        int open = entry.indexOf('[');
        if (open < 1 || !entry.endsWith("]") || !isName(entry.substring(0, open).strip(), true)) {
            return List.of();
        }
        String classes = entry.substring(0, open).strip();
        List<Selector> selectors = new ArrayList<>();
        for (String each : split(entry.substring(open + 1, entry.length() - 1), ',')) {
            String method = each.strip();
            if (!isName(method, false)) {
                return List.of();
            }
            selectors.add(new Selector(setting, classes + "#" + method, 0, classes, false, method, "", null));
        }
        return selectors;
    }

    private static @Nullable Selector parse(String setting, String text) {
        int arrow = text.indexOf(ARROW);
        String returned =
                arrow < 0 ? "*" : text.substring(arrow + ARROW.length()).strip();
        String rest = arrow < 0 ? text : text.substring(0, arrow).strip();
        int space = rest.indexOf(' ');
        int visibility = space < 0 ? 0 : visibility(rest.substring(0, space));
        String what = space < 0 ? rest : rest.substring(space).strip();
        if (visibility < 0 || !isType(returned)) {
            return null;
        }
        Glob type = arrow < 0 ? null : new Glob(returned);
        if (what.startsWith("@")) {
            String className = what.substring(1);
            boolean isClass = isName(className, true) && className.indexOf('*') < 0;
            return isClass
                    ? new Selector(setting, text, visibility, "*", false, "*", descriptor(className), type)
                    : null;
        }
        int hash = what.indexOf('#');
        boolean subtypes = hash > 0 && what.charAt(hash - 1) == '+';
        String classes = hash < 0 ? "" : what.substring(0, subtypes ? hash - 1 : hash);
        String methods = what.substring(hash + 1);
        return isName(classes, true) && isName(methods, false)
                ? new Selector(setting, text, visibility, classes, subtypes, methods, "", type)
                : null;
    }

    /** The access flag; negative for what is none. */
    private static int visibility(String word) {
        return switch (word) {
            case "public" -> Opcodes.ACC_PUBLIC;
            case "protected" -> Opcodes.ACC_PROTECTED;
            case "private" -> Opcodes.ACC_PRIVATE;
            default -> -1;
        };
    }

    private static boolean isType(String text) {
        String name = text;
        while (name.endsWith("[]")) {
            name = name.substring(0, name.length() - 2);
        }
        return isName(name, true);
    }

    /** Descriptor of the annotation it asks for; empty where it asks for names. */
    String annotation() {
        return annotation;
    }

    /** Whether only the supertypes of a class tell if it is one of its. */
    boolean asksForSupertypes() {
        return subtypes;
    }

    /** Whether the name of a class, written with dots, says that it is one of its. */
    boolean namesClass(String className) {
        return annotation.isEmpty() && classes.matches(className);
    }

    /** Whether a class with one of these supertypes, written with dots, is one of its. */
    boolean namesSubtypeOf(List<String> supertypes) {
        if (!subtypes) {
            return false;
        }
        for (String each : supertypes) {
            if (classes.matches(each)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether it means this method.
     *
     * @param className the name of its class, written with dots
     * @param supertypes the names of the supertypes of its class, written with dots; used only where {@link
     *     #asksForSupertypes}
     */
    boolean matches(TypeInfo type, String className, List<String> supertypes, MethodInfo method) {
        if (visibility != 0 && (method.access() & visibility) == 0) {
            return false;
        }
        if (returned != null
                && !returned.matches(Type.getReturnType(method.descriptor()).getClassName())) {
            return false;
        }
        if (!annotation.isEmpty()) {
            return marker(type, method) != null;
        }
        return (classes.matches(className) || namesSubtypeOf(supertypes)) && methods.matches(method.name());
    }

    /** The annotation by which it means this method. */
    @Nullable
    Marker marker(TypeInfo type, MethodInfo method) {
        Marker ofMethod = Marker.find(method.markers(), annotation);
        boolean byType = ofMethod == null && method.isPublic();
        return byType ? Marker.find(type.markers(), annotation) : ofMethod;
    }

    /** The name of its only class; empty where it means many, or is not told by a name. */
    String onlyClass() {
        String name = classes.toString();
        return subtypes || !annotation.isEmpty() || name.indexOf('*') >= 0 ? "" : name;
    }

    /** The name of its only method; empty where it means many. */
    String onlyMethod() {
        String name = methods.toString();
        return name.indexOf('*') >= 0 ? "" : name;
    }

    /** Where it stands, and how. */
    String where() {
        return setting + ": '" + text + "'";
    }

    private static String descriptor(String className) {
        return "L" + className.replace('.', '/') + ";";
    }

    private static boolean isName(String text, boolean dots) {
        if (text.isEmpty() || text.charAt(0) == '.' || text.endsWith(".") || text.contains("..")) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isJavaIdentifierPart(c) && c != '*' && c != '-' && !(dots && c == '.')) {
                return false;
            }
        }
        return true;
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == separator) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        return parts;
    }

    @Override
    public String toString() {
        return text;
    }
}
