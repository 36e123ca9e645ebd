package io.opvitals.agent.alert.channel.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;

/**
 * Tells Jakarta Mail of the one provider it cannot do without, which it looks for by the thread's context class loader: the
 * agent's jar has no service files.
 */
final class MailProviders extends ClassLoader {

    private static final String FILE = "META-INF/services/jakarta.mail.util.StreamProvider";
    private static final String PROVIDER = "org.eclipse.angus.mail.util.MailStreamProvider";

    MailProviders() {
        super(MailProviders.class.getClassLoader());
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.equals(FILE)
                ? Collections.enumeration(Collections.singleton(new URL(null, "opvitals:provider", new Provider())))
                : super.getResources(name);
    }

    /** The content of the file. */
    private static final class Provider extends URLStreamHandler {
        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {}

                @Override
                public InputStream getInputStream() {
                    return new ByteArrayInputStream(PROVIDER.getBytes(StandardCharsets.UTF_8));
                }
            };
        }
    }
}
