package io.opvitals.premain;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Enumeration;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * Loads the core from inside the agent's own jar, where its classes are entries {@code core/....classdata} that no other
 * class loader takes for classes.
 *
 * <p>Isolated: it looks into its own jar first and then only to the platform's classes, so that neither the application
 * nor another agent can change what the core runs with, whatever they put on the class path or the boot class path.
 */
final class AgentClassLoader extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private static final String FOLDER = "core/";

    private final File file;
    private final JarFile jar;
    private final ProtectionDomain domain;

    /**
     * @param file the agent's jar
     * @param domain where the core's classes belong
     * @param parent asked for what is not in the jar: the platform's loader, where there is an application
     * @throws IOException when it cannot be read
     */
    AgentClassLoader(File file, ProtectionDomain domain, ClassLoader parent) throws IOException {
        super("opvitals", parent);
        this.file = file;
        // Unverified: the jar's signature, if it has one, is the concern of whoever put it on the command line.
        this.jar = new JarFile(file, false);
        this.domain = domain;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                byte[] bytes = name.startsWith("java.") ? null : read(name.replace('.', '/') + ".class");
                loaded = bytes == null
                        ? super.loadClass(name, false)
                        : defineClass(name, bytes, 0, bytes.length, domain);
            }
            if (resolve) {
                resolveClass(loaded);
            }
            return loaded;
        }
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        try {
            byte[] own = read(name);
            return own == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(own);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    @Override
    protected @Nullable URL findResource(String name) {
        if (jar.getEntry(entry(name)) == null) {
            return null;
        }
        try {
            return new URL("jar:" + file.toURI() + "!/" + entry(name));
        } catch (MalformedURLException e) {
            return null;
        }
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        URL found = findResource(name);
        return found == null ? Collections.emptyEnumeration() : Collections.enumeration(Collections.singleton(found));
    }

    private static String entry(String name) {
        return FOLDER + (name.endsWith(".class") ? name + "data" : name);
    }

    private byte @Nullable [] read(String name) throws ClassNotFoundException {
        ZipEntry entry = jar.getEntry(entry(name));
        if (entry == null) {
            return null;
        }
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ClassNotFoundException(
                    file + ": entry " + entry.getName() + " cannot be read (expected: an undamaged jar)", e);
        }
    }
}
