package io.opvitals.agent.instrument.library;

import io.opvitals.agent.log.AgentLog;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/**
 * Weaves the classes of known libraries. Called for every class that is loaded, on the thread that loads it.
 *
 * <p>The first class of a library that a class loader defines decides for all of that library there: every class that is
 * to be woven is read as a resource and compared with what is known of it. One that differs leaves the whole library
 * alone, so that nothing is told by halves. A class that is not there, and not required, belongs to a part of the library
 * that is not used.
 */
public final class LibraryClasses {

    private final LibraryCatalogue catalogue;
    private final AgentLog log;
    private final Object lock = new Object();

    /** By class loader, whether a library is as it is known. */
    private final Map<ClassLoader, Map<String, Boolean>> known = Collections.synchronizedMap(new WeakHashMap<>());

    /** Indices of hooks behind the door. */
    private final IdentityHashMap<OpvitalsDoor.Hook, Integer> indices = new IdentityHashMap<>();

    /**
     * @param catalogue the known libraries
     * @param log says which library is left alone
     */
    public LibraryClasses(LibraryCatalogue catalogue, AgentLog log) {
        this.catalogue = catalogue;
        this.log = log;
    }

    /** The class file, woven where it is one of a known library. */
    public byte[] weave(ClassLoader loader, String className, byte[] bytes) {
        Library library = catalogue.of(className);
        HookedClass hooked = library == null ? null : library.hookedClass(className);
        if (library == null || hooked == null || !isKnown(library, loader, className, bytes)) {
            return bytes;
        }
        return HookedClassWeaver.weave(new ClassReader(bytes), hooked, indices(hooked));
    }

    private boolean isKnown(Library library, ClassLoader loader, String className, byte[] bytes) {
        Map<String, Boolean> ofLoader;
        synchronized (known) {
            Map<String, Boolean> found = known.get(loader);
            ofLoader = found == null ? new HashMap<>() : found;
            if (found == null) {
                known.put(loader, ofLoader);
            }
            Boolean decided = ofLoader.get(library.name());
            if (decided != null) {
                return decided;
            }
        }
        // Outside of the lock: a class loader that is asked for a resource takes locks of its own.
        String difference = difference(library, loader, className, bytes);
        synchronized (known) {
            boolean isFirst = ofLoader.putIfAbsent(library.name(), difference.isEmpty()) == null;
            if (isFirst && !difference.isEmpty()) {
                log.warn(
                        "integration",
                        library.name() + " in " + loader + " is not watched: " + difference + " (known versions: "
                                + library.knownVersions() + ")");
            }
            return Boolean.TRUE.equals(ofLoader.get(library.name()));
        }
    }

    private static String difference(Library library, ClassLoader loader, String className, byte[] bytes) {
        for (String each : library.required()) {
            if (!each.equals(className) && read(loader, each) == null) {
                return "class " + each.replace('/', '.') + " is not there";
            }
        }
        for (HookedClass each : library.classes()) {
            byte[] classFile = each.internalName().equals(className) ? bytes : read(loader, each.internalName());
            String difference = classFile == null ? "" : ClassShape.difference(new ClassReader(classFile), each);
            if (!difference.isEmpty()) {
                return difference;
            }
        }
        return "";
    }

    private static byte @Nullable [] read(ClassLoader loader, String internalName) {
        try (@Nullable InputStream in = loader.getResourceAsStream(internalName + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            return null;
        }
    }

    /** By hooked method. */
    private Map<HookedMethod, Integer> indices(HookedClass hooked) {
        Map<HookedMethod, Integer> ofMethods = new HashMap<>();
        synchronized (lock) {
            for (HookedMethod each : hooked.methods()) {
                Integer index = indices.get(each.hook());
                if (index == null) {
                    index = indices.size();
                    OpvitalsDoor.register(index, each.hook());
                    indices.put(each.hook(), index);
                }
                ofMethods.put(each, index);
            }
        }
        return ofMethods;
    }
}
