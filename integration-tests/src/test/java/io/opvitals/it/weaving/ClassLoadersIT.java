package io.opvitals.it.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.it.harness.Built;
import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.ChildResult;
import io.opvitals.it.harness.EachJdk;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.harness.RunningChild;
import io.opvitals.it.receiver.OtlpReceiver;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;

class ClassLoadersIT {

    @TempDir
    Path folder;

    @EachJdk
    void childLoader_droppedAfterUse_isCollectedAndItsCallsStayCounted(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            ChildResult result = new ChildJvm(jdk)
                    .agent()
                    .shipsTo(receiver.endpoint())
                    .run("LoaderLeak", "5")
                    .expectExit(0);

            assertThat(result.out())
                    .contains("loader 0 collected", "loader 4 collected")
                    .doesNotContain("still there");
            assertThat(result.agentProblems()).isEmpty();
            assertThat(receiver.metrics().calls()).isEqualTo(result.truth());
        }
    }

    @EachJdk
    void calls_applicationOnTheModulePath_areCounted(Jdk jdk) {
        Path module = compileModule();

        try (OtlpReceiver receiver = new OtlpReceiver();
                RunningChild child = new ChildJvm(jdk)
                        .agent()
                        .shipsTo(receiver.endpoint())
                        .startWith(List.of(
                                "-p",
                                module + ":" + Built.library("opvitals-api"),
                                "-m",
                                "it.modular/it.modular.Main"))) {
            ChildResult result = child.result().expectExit(0);

            assertThat(result.out()).contains("named module: it.modular");
            assertThat(result.errOfApplication()).isEmpty();
            assertThat(receiver.metrics().calls()).isEqualTo(result.truth());
        }
    }

    /** A module that requires nothing but the API: a full JDK then has neither java.net.http nor java.logging. */
    private Path compileModule() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        boolean compiled = compiler.getTask(
                        said,
                        null,
                        null,
                        List.of(
                                "--release",
                                "17",
                                "-p",
                                Built.library("opvitals-api").toString(),
                                "-d",
                                folder.toString()),
                        null,
                        List.of(
                                source("module-info", "module it.modular { requires io.opvitals.api; }"),
                                source("it/modular/Main", """
                                        package it.modular;
                                        import io.opvitals.api.MonitoredOperation;
                                        public class Main {
                                            public static void main(String[] arguments) {
                                                for (int i = 0; i < 5; i++) {
                                                    call();
                                                }
                                                System.out.println("named module: " + Main.class.getModule().getName());
                                                System.out.println("truth modular.call success 5");
                                            }
                                            @MonitoredOperation(wrapper = "modular")
                                            private static void call() {}
                                        }
                                        """)))
                .call();
        assertThat(compiled).as(said.toString()).isTrue();
        return folder;
    }

    private static JavaFileObject source(String name, String text) {
        return new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
