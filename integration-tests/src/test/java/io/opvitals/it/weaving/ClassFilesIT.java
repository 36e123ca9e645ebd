package io.opvitals.it.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.ChildResult;
import io.opvitals.it.harness.EachJdk;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.receiver.OtlpReceiver;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.Opcodes;

class ClassFilesIT {

    private static final int FIRST_WITH_FRAMES = Opcodes.V1_6;

    @TempDir
    Path folder;

    @EachJdk
    void calls_everyClassFileVersion_areCountedAndVerified(Jdk jdk) throws Exception {
        for (int version = FIRST_WITH_FRAMES; version <= jdk.classFileVersion(); version++) {
            ClassFiles.write(folder, "v" + version, version, true, false);
        }
        ClassFiles.write(folder, "v50withoutFrames", FIRST_WITH_FRAMES, false, false);
        ClassFiles.write(folder, "v49", Opcodes.V1_5, false, false);
        ClassFiles.write(folder, "v49subroutine", Opcodes.V1_5, false, true);
        ClassFiles.write(folder, "v50subroutine", FIRST_WITH_FRAMES, false, true);

        try (OtlpReceiver receiver = new OtlpReceiver()) {
            ChildResult result = new ChildJvm(jdk)
                    .agent()
                    .option("-Xverify:all")
                    .shipsTo(receiver.endpoint())
                    .run("LoadClassFiles", folder.toString())
                    .expectExit(0);

            assertThat(result.agentProblems()).isEmpty();
            assertThat(result.truth()).hasSize(2 * (jdk.classFileVersion() - FIRST_WITH_FRAMES + 1 + 4));
            assertThat(receiver.metrics().calls()).isEqualTo(result.truth());
        }
    }
}
