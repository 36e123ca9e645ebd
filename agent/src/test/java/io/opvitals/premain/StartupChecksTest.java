package io.opvitals.premain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartupChecksTest {

    private final Properties properties = new Properties();

    @ParameterizedTest
    @ValueSource(strings = {"17", "21", "25", "26-ea"})
    void application_onAJavaThatIsNewEnough_starts(String version) {
        properties.setProperty("java.specification.version", version);
        properties.setProperty("sun.java.command", "com.acme.Main --serve");

        assertThat(StartupChecks.run(properties).start).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8", "9", "11", "16"})
    void olderJava_isRefusedWithItsVersionAndTheExpectation(String version) {
        properties.setProperty("java.specification.version", version);
        properties.setProperty("sun.java.command", "com.acme.Main");

        StartupChecks.Verdict verdict = StartupChecks.run(properties);

        assertThat(verdict.start).isFalse();
        assertThat(verdict.reason)
                .isEqualTo("Java " + version + " (expected: 17 or newer); the application runs without the agent");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdk.jcmd/sun.tools.jps.Jps -l",
                "java.base/sun.security.tools.keytool.Main -list",
                "jdk.compiler/com.sun.tools.javac.Main A.java",
                "jdk.jartool/sun.tools.jar.Main",
                "jdk.jshell/jdk.internal.jshell.tool.JShellToolProvider"
            })
    void toolOfTheJdk_isLeftAloneWithoutAWord(String command) {
        properties.setProperty("java.specification.version", "17");
        properties.setProperty("sun.java.command", command);

        StartupChecks.Verdict verdict = StartupChecks.run(properties);

        assertThat(verdict.start).isFalse();
        assertThat(verdict.reason).isEmpty();
    }

    @Test
    void moduleOfTheJdk_isLeftAloneWithoutAWord() {
        properties.setProperty("java.specification.version", "17");
        properties.setProperty("jdk.module.main", "jdk.jcmd");

        assertThat(StartupChecks.run(properties).start).isFalse();
    }

    @Test
    void applicationAsAModule_starts() {
        properties.setProperty("java.specification.version", "17");
        properties.setProperty("jdk.module.main", "com.acme.app");
        properties.setProperty("sun.java.command", "com.acme.app/com.acme.Main");

        assertThat(StartupChecks.run(properties).start).isTrue();
    }
}
