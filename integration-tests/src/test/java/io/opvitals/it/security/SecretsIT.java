package io.opvitals.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.it.harness.AnyJdk;
import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.harness.RunningChild;
import io.opvitals.it.receiver.OtlpReceiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Plants secrets wherever somebody may put one, and looks for them in everything that leaves the process. */
class SecretsIT {

    private static final String PASSWORD = secret("password of the admin");

    @TempDir
    Path folder;

    /** What was planted, by where. */
    private final Map<String, String> planted = new LinkedHashMap<>();

    /** What left the process, by the way it took. */
    private final Map<String, String> left = new LinkedHashMap<>();

    @AnyJdk
    void nothingSecret_leavesTheProcess(Jdk jdk) throws Exception {
        planted.clear();
        left.clear();
        Path data = folder.resolve("data" + jdk.feature());
        Path file = folder.resolve("opvitals.yaml");
        String password = plant("password of a user", PASSWORD);
        String hash = AgentHttp.hash(password);
        plant("hash of a password", hash.substring(hash.lastIndexOf('$') + 1));
        Files.writeString(folder.resolve("key.txt"), plant("file of a placeholder"));
        Files.writeString(file, configuration(hash));
        try (OtlpReceiver receiver = new OtlpReceiver();
                RunningChild child = jvm(jdk, file, data, receiver).start("Loop")) {
            child.ask("call 100");
            AgentHttp agent = new AgentHttp(child);
            String[] admin = agent.session("admin", password);
            plant("session", admin[1].substring(admin[1].indexOf('=') + 1));
            logInWrongly(agent);
            List<String> tokens = makeTokens(agent, admin);
            askEverything(agent, admin);
            askWrongly(agent, admin);
            Files.writeString(
                    file,
                    configuration(hash) + "wrapper.fax.api-kee: " + plant("misspelt key") + "\n"
                            + "wrapper.fax.rate-limit: often\n");
            child.awaitErr("nothing of the changed file is used");
            askEverything(agent, admin);
            for (String each : tokens) {
                agent.get("/api/v1/system", "Authorization", "Bearer " + each);
            }
            left.put("thread dump", threads(jdk, child));
            child.ask("call 100");
            child.endInput();
            child.result().expectExit(0);
            left.put("stdout", child.out());
            left.put("stderr", child.err());
            left.put("OTLP", receiver.everything());
        }
        readFiles(data);

        assertThat(planted).hasSizeGreaterThanOrEqualTo(20);
        assertThat(left).hasSizeGreaterThan(20);
        assertThat(left.get("stderr")).contains("wrapper.fax.api-kee", "OPVITALS_WRAPER_CHAT_API_KEY");
        assertThat(leaks()).isEmpty();
        System.out.println(jdk + ": " + planted.size() + " secrets, " + left.size() + " ways out, "
                + left.values().stream().mapToInt(String::length).sum() + " characters searched");
    }

    private String configuration(String hash) {
        return "server.port: 0\nlog.level: debug\nserver.rate-limit: 10000/s\n"
                + "user.admin.role: admin\nuser.admin.password-hash: " + hash + "\n"
                + "wrapper.routellm.api-key: " + plant("file") + "\n"
                + "wrapper.routellm.endpoint: https://user:" + plant("endpoint") + "@127.0.0.1:1/v1\n"
                + "wrapper.poml.api-key: ${env:POML_SECRET}\n"
                + "wrapper.search.api-key: ${file:" + folder.resolve("key.txt") + "}\n"
                + "health.target.upstream.url: http://probe:" + plant("health target") + "@127.0.0.1:1/health\n"
                + "health.check.interval: 1s\n"
                + "alert.channel.slack.type: slack\nalert.channel.slack.url: http://127.0.0.1:1/services/"
                + plant("address of a channel") + "\n"
                + "alert.channel.hook.type: webhook\nalert.channel.hook.url: http://user:"
                + plant("user of an address") + "@127.0.0.1:1/\n"
                + "alert.channel.hook.secret: " + plant("key of a signature") + "\n"
                + "alert.channel.pager.type: pagerduty\nalert.channel.pager.url: http://127.0.0.1:1/\n"
                + "alert.channel.pager.routing-key: " + plant("routing key") + "\n"
                + "alert.channel.mail.type: email\nalert.channel.mail.smtp.host: 127.0.0.1\n"
                + "alert.channel.mail.smtp.port: 1\nalert.channel.mail.from: a@example.org\n"
                + "alert.channel.mail.to: b@example.org\nalert.channel.mail.smtp.user: alerts\n"
                + "alert.channel.mail.smtp.password: " + plant("password of a mail server") + "\n"
                + "environments:\n  staging:\n    wrapper.routellm.api-key: " + plant("other environment") + "\n"
                + "  development:\n    wrapper.payments.api-key: " + plant("environment of the file") + "\n";
    }

    private ChildJvm jvm(Jdk jdk, Path file, Path data, OtlpReceiver receiver) {
        return new ChildJvm(jdk)
                .agent("config.file=" + file + ";security.login=required;wrapper.fax.api-key=" + plant("argument"))
                .option("-Dopvitals.wrapper.sms.api-key=" + plant("system property"))
                .environment("OPVITALS_WRAPPER_MAIL_API_KEY", plant("environment variable"))
                .environment("POML_SECRET", plant("variable of a placeholder"))
                .environment("OPVITALS_CONFIG_KEY", plant("key of the configuration", key()))
                .environment("OPVITALS_DATA_DIRECTORY", data.toString())
                .environment("OPVITALS_WRAPER_CHAT_API_KEY", plant("misspelt variable"))
                .environment("OTEL_EXPORTER_OTLP_HEADERS", "x-key=" + plant("headers of the exporter"))
                .shipsTo(receiver.endpoint());
    }

    private static String key() {
        byte[] bytes = secret("key of the configuration").substring(0, 32).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void logInWrongly(AgentHttp agent) {
        String wrong = plant("wrong password");
        String name = plant("password in place of a name");
        keep("login", agent.post("/api/v1/login", "{\"name\":\"admin\",\"password\":\"" + wrong + "\"}"));
        keep("login as nobody", agent.post("/api/v1/login", "{\"name\":\"" + name + "\",\"password\":\"x\"}"));
        keep(
                "login with a number",
                agent.post("/api/v1/login", "{\"name\":\"admin\",\"password\":[\"" + wrong + "\"]}"));
        keep(
                "setup",
                agent.post(
                        "/api/v1/setup",
                        "{\"token\":\"" + plant("one-time token") + "\",\"name\":\"x\",\"password\":\"" + wrong
                                + "\"}"));
        keep("guess", agent.get("/api/v1/system", "Authorization", "Bearer " + plant("bearer token")));
        keep("cookie", agent.get("/api/v1/system", "Cookie", "opvitals=" + plant("cookie")));
    }

    private List<String> makeTokens(AgentHttp agent, String[] admin) {
        List<String> tokens = new ArrayList<>();
        for (String each : List.of("metrics", "read")) {
            HttpResponse<String> made =
                    agent.post("/api/v1/tokens", "{\"name\":\"" + each + "\",\"scopes\":[\"" + each + "\"]}", admin);
            tokens.add(plant("token for " + each, agent.field(made, "token")));
        }
        String added = plant("password of another user");
        keep(
                "added user",
                agent.post(
                        "/api/v1/users",
                        "{\"name\":\"bob\",\"role\":\"viewer\",\"password\":\"" + added + "\"}",
                        admin));
        keep(
                "changed user",
                agent.send(
                        "PATCH", "/api/v1/users/bob", "{\"password\":\"" + plant("changed password") + "\"}", admin));
        HttpResponse<String> changed = agent.send(
                "PATCH",
                "/api/v1/config",
                "{\"changes\":{\"opvitals.wrapper.chat.api-key\":\"" + plant("change at run time") + "\"}}",
                admin);
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        keep("changed key", changed);
        String unknown = "{\"changes\":{\"opvitals.wrapper.chat.api-kee\":\"" + plant("misspelt change") + "\"}}";
        keep("misspelt change", agent.send("PATCH", "/api/v1/config", unknown, admin));
        keep("check of a change", agent.post("/api/v1/config/check", unknown, admin));
        return tokens;
    }

    private void askEverything(AgentHttp agent, String[] admin) {
        for (AgentHttp.Row row : agent.rows()) {
            if (row.method().equals("GET") && !row.template().endsWith("/live")) {
                keep(row.toString(), agent.get(row.path(), admin));
                keep(row + " as text", agent.get(row.path(), AgentHttp.with(admin, "Accept", "text/plain")));
                keep(row + " as nobody", agent.get(row.path()));
            }
        }
    }

    private void askWrongly(AgentHttp agent, String[] admin) {
        String body = "{\"secret\":\"" + planted.get("wrong password") + "\"}";
        for (AgentHttp.Row row : agent.rows()) {
            if (row.hasBody()) {
                keep(row + " with a wrong body", agent.send(row.method(), row.path(), body, admin));
            }
        }
    }

    private void keep(String way, HttpResponse<String> answer) {
        left.merge(way, answer.headers().map() + "\n" + answer.body(), (before, now) -> before + "\n" + now);
    }

    private String threads(Jdk jdk, RunningChild child) {
        try (RunningChild jcmd = new ChildJvm(jdk).startTool("jcmd", String.valueOf(child.pid()), "Thread.print")) {
            return jcmd.result().expectExit(0).out();
        }
    }

    private void readFiles(Path data) {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(each, StandardCharsets.ISO_8859_1);
                left.put("file " + each.getFileName(), text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> leaks() {
        List<String> leaks = new ArrayList<>();
        left.forEach((way, text) -> planted.forEach((where, secret) -> {
            if (text.contains(secret)) {
                int at = text.indexOf(secret);
                leaks.add(where + " in " + way + ": "
                        + text.substring(Math.max(0, at - 80), Math.min(text.length(), at + secret.length() + 20)));
            }
        }));
        return leaks;
    }

    private String plant(String where) {
        return plant(where, secret(where));
    }

    private String plant(String where, String secret) {
        planted.put(where, secret);
        return secret;
    }

    /** One that is found by nothing but itself, and that no masking by its looks takes for a secret. */
    private static String secret(String where) {
        return "hushhush-" + where.replace(' ', '-') + "-never-to-be-seen";
    }
}
