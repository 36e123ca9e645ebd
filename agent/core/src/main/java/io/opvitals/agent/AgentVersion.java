package io.opvitals.agent;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.security.CodeSource;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** The version of the agent, as the manifest of its jar says. */
final class AgentVersion {

    /** Where there is no jar: in the agent's own tests. */
    private static final String UNPACKED = "unpacked";

    private AgentVersion() {}

    /** Opens the jar. */
    static String read() {
        CodeSource source = AgentVersion.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return UNPACKED;
        }
        try {
            File file = new File(source.getLocation().toURI());
            if (!file.isFile()) {
                return UNPACKED;
            }
            try (JarFile jar = new JarFile(file, false)) {
                Manifest manifest = jar.getManifest();
                String version = manifest == null
                        ? null
                        : manifest.getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
                return version == null ? UNPACKED : version;
            }
        } catch (IOException | URISyntaxException | IllegalArgumentException e) {
            return UNPACKED;
        }
    }
}
