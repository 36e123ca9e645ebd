package io.opvitals.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    @Test
    void replace_keepsWhatStandsAround() {
        String readme =
                "before\n<!-- results: written by benchmarks/run --publish -->\nold\n<!-- end of results -->\nafter\n";

        assertThat(Readme.replace(readme, "new\n"))
                .isEqualTo("before\n<!-- results: written by benchmarks/run --publish -->\nnew\n<!-- end of results"
                        + " -->\nafter\n");
    }

    @Test
    void replace_withoutAPlaceForTheResults_isRefused() {
        assertThatThrownBy(() -> Readme.replace("nothing here", "new"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("<!-- end of results -->");
    }

    @Test
    void replace_ofTheReadmeOfThisModule_findsItsPlace() throws IOException {
        assertThat(Readme.replace(Files.readString(Path.of("README.md")), "new results"))
                .contains("new results");
    }
}
