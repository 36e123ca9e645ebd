package io.opvitals.agent.instrument;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the application's own code is, and which classes of it are by their names around something external. A guess for
 * whoever begins: by the names of loaded classes alone, without looking into one. Classes without a package are small
 * programs: of these all are suggested, whatever their names, and nested ones too.
 *
 * @param classes how many loaded classes are the application's own
 * @param packages the packages with the most of them, the fullest first
 * @param selectors what to begin with, the most promising first
 */
public record Suggestions(int classes, List<OwnPackage> packages, List<Suggestion> selectors) {

    private static final int MOST_PACKAGES = 20;
    private static final int MOST_SELECTORS = 12;
    private static final int MOST_EXAMPLES = 3;

    /** How classes around external tools are called, the most telling first. */
    private static final List<String> ENDINGS = List.of(
            "Client",
            "Gateway",
            "Connector",
            "Adapter",
            "Repository",
            "Dao",
            "Sender",
            "Publisher",
            "Provider",
            "Service",
            "Controller",
            "Resource",
            "Handler");

    /** What belongs to libraries and servers. Others' code is found by its name in the instrumentation browser. */
    private static final List<String> LIBRARIES = List.of(
            "java.",
            "javax.",
            "jakarta.",
            "jdk.",
            "sun.",
            "com.sun.",
            "oracle.",
            "netscape.",
            "org.springframework.",
            "org.apache.",
            "org.eclipse.",
            "org.hibernate.",
            "org.jboss.",
            "org.wildfly.",
            "org.glassfish.",
            "org.slf4j.",
            "org.yaml.",
            "org.junit.",
            "org.aspectj.",
            "org.objectweb.",
            "org.ow2.",
            "org.h2.",
            "org.postgresql.",
            "org.mariadb.",
            "org.reactivestreams.",
            "org.thymeleaf.",
            "org.joda.",
            "org.bouncycastle.",
            "org.jetbrains.",
            "org.checkerframework.",
            "org.mongodb.",
            "org.jooq.",
            "com.fasterxml.",
            "com.google.",
            "com.zaxxer.",
            "com.mysql.",
            "com.mongodb.",
            "com.github.",
            "com.squareup.",
            "com.microsoft.",
            "com.amazonaws.",
            "com.ctc.",
            "com.sun.",
            "com.codahale.",
            "com.lmax.",
            "com.ibm.",
            "ch.qos.",
            "io.netty.",
            "io.micrometer.",
            "io.opentelemetry.",
            "io.quarkus.",
            "io.smallrye.",
            "io.vertx.",
            "io.micronaut.",
            "io.helidon.",
            "io.undertow.",
            "io.lettuce.",
            "io.grpc.",
            "io.prometheus.",
            "io.swagger.",
            "io.projectreactor.",
            "io.reactivex.",
            "io.github.",
            "io.jsonwebtoken.",
            "io.opvitals.adapter.",
            "io.opvitals.api.",
            "io.opvitals.bootstrap.",
            "io.opvitals.premain.",
            "reactor.",
            "rx.",
            "kotlin.",
            "kotlinx.",
            "scala.",
            "groovy.",
            "clojure.",
            "okhttp3.",
            "okio.",
            "retrofit2.",
            "feign.",
            "dev.failsafe.",
            "net.bytebuddy.",
            "net.sf.",
            "redis.clients.",
            "lombok.",
            "software.amazon.",
            "antlr.",
            "javassist.",
            "akka.",
            "freemarker.");

    public Suggestions {
        packages = List.copyOf(packages);
        selectors = List.copyOf(selectors);
    }

    /** A package of the application, empty for none, and how many of its classes are loaded. */
    public record OwnPackage(String name, int classes) {}

    /**
     * A selector to begin with.
     *
     * @param kind how the classes' names end, for example {@code Client}; empty for a class that is called otherwise
     * @param classes how many loaded classes it means
     * @param examples the first of them
     */
    public record Suggestion(String selector, String kind, int classes, List<String> examples) {

        public Suggestion {
            examples = List.copyOf(examples);
        }
    }

    /** Suggestions from names of loaded classes that are no interfaces. */
    static Suggestions of(Collection<String> classNames) {
        List<String> own = new ArrayList<>();
        Map<String, Integer> packages = new TreeMap<>();
        for (String each : classNames) {
            if (isOwn(each)) {
                own.add(each);
                packages.merge(packageOf(each), 1, Integer::sum);
            }
        }
        own.sort(Comparator.naturalOrder());
        List<Suggestion> found = selectors(
                own.stream().filter(each -> !packageOf(each).isEmpty()).toList());
        own.stream()
                .filter(each -> packageOf(each).isEmpty())
                .sorted(Comparator.comparingInt(Suggestions::rank))
                .limit(MOST_SELECTORS - found.size())
                .forEach(each -> found.add(withoutPackage(each)));
        return new Suggestions(own.size(), fullest(packages), found);
    }

    private static boolean isOwn(String name) {
        boolean isMade = name.contains("$$") || name.contains("$Proxy") || name.contains("/");
        return !isMade && LIBRARIES.stream().noneMatch(name::startsWith);
    }

    /** The most telling name first; a nested class before the one around it, which is most often the one with main. */
    private static int rank(String name) {
        int ending = ENDINGS.indexOf(kind(name));
        return ending >= 0 ? ending : ENDINGS.size() + (name.indexOf('$') > 0 ? 0 : 1);
    }

    private static String kind(String name) {
        return ENDINGS.stream().filter(name::endsWith).findFirst().orElse("");
    }

    /** Not only public methods: who needs no package writes few modifiers. */
    private static Suggestion withoutPackage(String name) {
        return new Suggestion(name + "#*", kind(name), 1, List.of(name));
    }

    private static List<OwnPackage> fullest(Map<String, Integer> packages) {
        List<OwnPackage> all = new ArrayList<>();
        packages.forEach((name, classes) -> all.add(new OwnPackage(name, classes)));
        all.sort(Comparator.comparingInt(OwnPackage::classes).reversed());
        return all.subList(0, Math.min(MOST_PACKAGES, all.size()));
    }

    private static List<Suggestion> selectors(List<String> own) {
        Map<String, List<String>> families = new TreeMap<>();
        for (String each : own) {
            families.computeIfAbsent(family(each), name -> new ArrayList<>()).add(each);
        }
        List<Suggestion> found = new ArrayList<>();
        for (String ending : ENDINGS) {
            for (List<String> family : families.values()) {
                List<String> classes = family.stream()
                        .filter(each -> each.endsWith(ending) && each.indexOf('$') < 0)
                        .toList();
                if (!classes.isEmpty() && found.size() < MOST_SELECTORS) {
                    String selector = classes.size() == 1
                            ? "public " + classes.get(0) + "#*"
                            : "public " + shared(classes) + ".*" + ending + "#*";
                    found.add(new Suggestion(
                            selector,
                            ending,
                            classes.size(),
                            classes.subList(0, Math.min(MOST_EXAMPLES, classes.size()))));
                }
            }
        }
        return found;
    }

    /** The first two parts of a package: {@code com.acme}. */
    private static String family(String name) {
        int dot = name.indexOf('.', name.indexOf('.') + 1);
        return dot < 0 ? packageOf(name) : name.substring(0, dot);
    }

    /** The longest package that all are in, or below. */
    private static String shared(List<String> classes) {
        String shared = packageOf(classes.get(0));
        for (String each : classes) {
            while (!each.startsWith(shared + ".")) {
                shared = packageOf(shared);
            }
        }
        return shared;
    }

    private static String packageOf(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(0, dot);
    }
}
