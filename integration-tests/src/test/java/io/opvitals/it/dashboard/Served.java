package io.opvitals.it.dashboard;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import io.opvitals.it.harness.Built;
import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.InstalledJdks;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.harness.RunningChild;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A JVM with the shipped agent whose dashboard is to be looked at.
 *
 * @param child the JVM
 * @param address where its agent answers: {@code http://127.0.0.1:9466}
 */
record Served(RunningChild child, String address) implements AutoCloseable {

    static final String PASSWORD = "correct horse battery";

    /** The users of those who need a login, named as their roles. */
    static final List<String> ROLES = List.of("viewer", "operator", "admin");

    private static final Pattern SAID = Pattern.compile("answers at (http://\\S+)");

    /** The application {@code Desk}, which does what it is told. */
    static Served desk(Path data, String... options) {
        return of(jvm(data, options).start("Desk"));
    }

    /** The sample application with its own configuration: every page has something to show. */
    static Served sample(Path data, String... options) {
        return of(jvm(data, options)
                .option("-Dopvitals.config.file=" + Built.sampleConfiguration())
                .workingDirectory(Built.sampleConfiguration().getParent().getParent())
                .startWith(List.of("-jar", Built.sampleJar().toString(), "--for", "1h", "--quiet", "--script", "20s")));
    }

    /** Options by which everybody must log in, and there is a user for each role. */
    static String[] withLogin() {
        String hash = hash();
        return ROLES.stream()
                .flatMap(role -> List.of(
                        "-Dopvitals.user." + role + ".role=" + role,
                        "-Dopvitals.user." + role + ".password-hash=" + hash,
                        "-Dopvitals.security.login=required")
                        .stream())
                .distinct()
                .toArray(String[]::new);
    }

    int port() {
        return URI.create(address).getPort();
    }

    /** Opens a session for this window, as its login form does. */
    Visit logIn(Visit visit, String role) {
        APIResponse answer = visit.context()
                .request()
                .post(
                        address + "/api/v1/login",
                        RequestOptions.create()
                                .setHeader("Content-Type", "application/json")
                                .setData("{\"name\":\"" + role + "\",\"password\":\"" + PASSWORD + "\"}"));
        if (answer.status() != 200) {
            throw new AssertionError(role + ": " + answer.status() + " " + answer.text());
        }
        return visit;
    }

    /** Does a line of {@code Desk}, and says when it was done, in milliseconds since 1970. */
    long ask(String line) {
        child.ask(line);
        String out = child.out();
        String last = out.strip();
        return Long.parseLong(last.substring(last.lastIndexOf(' ') + 1));
    }

    private static ChildJvm jvm(Path data, String... options) {
        List<Jdk> jdks = new InstalledJdks().supported();
        return new ChildJvm(jdks.get(jdks.size() - 1))
                .agent()
                .environment("OPVITALS_DATA_DIRECTORY", data.toString())
                .option("-Dopvitals.server.port=0", "-Dopvitals.alert.evaluation-interval=1s")
                .option("-Dopvitals.server.rate-limit=10000/s")
                .option(options);
    }

    private static Served of(RunningChild child) {
        child.awaitErr("answers at http://");
        Matcher said = SAID.matcher(child.err());
        if (!said.find()) {
            throw new AssertionError(child.err());
        }
        return new Served(child, said.group(1));
    }

    private static String hash() {
        byte[] salt = "a salt of a test".getBytes(StandardCharsets.US_ASCII);
        try {
            byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(new PBEKeySpec(PASSWORD.toCharArray(), salt, 210_000, 256))
                    .getEncoded();
            Base64.Encoder encoder = Base64.getEncoder();
            return "pbkdf2-sha512$210000$" + encoder.encodeToString(salt) + "$" + encoder.encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        child.close();
    }
}
