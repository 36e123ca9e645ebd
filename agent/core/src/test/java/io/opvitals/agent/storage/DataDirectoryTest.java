package io.opvitals.agent.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path temp;

    @Test
    void read_nothingWritten_isNothingAndMakesNothing() throws IOException {
        try (DataDirectory data = data()) {
            assertThat(data.read("a.json")).isNull();
            assertThat(data.names()).isEmpty();
            assertThat(data.isWritable()).isTrue();
            assertThat(root()).doesNotExist();
        }
    }

    @Test
    void write_thenRead_isTheSame() throws IOException {
        try (DataDirectory data = data()) {
            data.write("a.json", bytes("one"));
            data.write("a.json", bytes("two"));
            data.append("b.log", bytes("1"));
            data.append("b.log", bytes("2"));

            assertThat(text(data.read("a.json"))).isEqualTo("two");
            assertThat(text(data.read("b.log"))).isEqualTo("12");
            assertThat(data.names()).containsExactly("a.json", "b.log");
            assertThat(root().resolve("jvm-1")).isDirectoryNotContaining("glob:**.new");
        }
    }

    @Test
    void folder_made_isForItsOwnerOnly() throws IOException {
        try (DataDirectory data = data()) {
            data.write("a.json", bytes("one"));
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root().resolve("jvm-1"))))
                .isEqualTo("rwx------");
    }

    @Test
    void read_nextStart_findsWhatWasLeft() throws IOException {
        try (DataDirectory data = data()) {
            data.write("a.json", bytes("one"));
        }
        try (DataDirectory data = data()) {
            assertThat(text(data.read("a.json"))).isEqualTo("one");
        }
    }

    @Test
    void write_anotherHoldsTheFolder_takesTheNext() throws IOException {
        try (DataDirectory first = data();
                DataDirectory second = data()) {
            first.write("a.json", bytes("first"));
            second.write("a.json", bytes("second"));

            assertThat(text(first.read("a.json"))).isEqualTo("first");
            assertThat(text(second.read("a.json"))).isEqualTo("second");
            assertThat(StoredFiles.in(root().toString()))
                    .extracting(StoredFiles::location)
                    .containsExactly(
                            root().resolve("jvm-1").toString(),
                            root().resolve("jvm-2").toString());
        }
    }

    @Test
    void write_folderCameAfterReadingNothing_doesNotOverwriteIt() throws IOException {
        try (DataDirectory late = data()) {
            assertThat(late.read("a.json")).isNull();
            try (DataDirectory other = data()) {
                other.write("a.json", bytes("other"));
            }
            late.write("a.json", bytes("late"));
        }

        assertThat(root().resolve("jvm-1/a.json")).hasContent("other");
        assertThat(root().resolve("jvm-2/a.json")).hasContent("late");
    }

    @Test
    void write_directoryCannotBeMade_keepsInMemoryAndSaysWhy() throws IOException {
        Files.writeString(root(), "a file in its place");
        try (DataDirectory data = data()) {
            data.write("a.json", bytes("one"));
            data.append("b.log", bytes("1"));
            data.append("b.log", bytes("2"));

            assertThat(text(data.read("a.json"))).isEqualTo("one");
            assertThat(text(data.read("b.log"))).isEqualTo("12");
            assertThat(data.names()).containsExactly("a.json", "b.log");
            assertThat(data.isWritable()).isFalse();
            assertThat(data.why()).contains(root().toString()).contains("in memory only");
        }
    }

    @Test
    void write_directoryBecomesWritable_writesWhatWasInMemory() throws IOException {
        Files.writeString(root(), "a file in its place");
        try (DataDirectory data = data()) {
            data.append("b.log", bytes("1"));
            Files.delete(root());
            data.append("b.log", bytes("2"));

            assertThat(data.isWritable()).isTrue();
            assertThat(root().resolve("jvm-1/b.log")).hasContent("12");
        }
    }

    @Test
    void write_tooMuchForMemory_throws() throws IOException {
        Files.writeString(root(), "a file in its place");
        try (DataDirectory data = data()) {
            data.write("a.json", new byte[3 << 20]);

            assertThatThrownBy(() -> data.write("b.json", new byte[2 << 20]))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("not kept in memory");
        }
    }

    @Test
    void write_folderWasRemoved_makesAnother() throws IOException {
        try (DataDirectory data = data()) {
            data.write("a.json", bytes("one"));
            for (File each : root().resolve("jvm-1").toFile().listFiles()) {
                Files.delete(each.toPath());
            }
            Files.delete(root().resolve("jvm-1"));
            data.write("a.json", bytes("two"));

            assertThat(root().resolve("jvm-1/a.json")).hasContent("two");
        }
    }

    @Test
    void delete_written_isGone() throws IOException {
        try (DataDirectory data = data()) {
            data.write("a.json", bytes("one"));
            data.delete("a.json");
            data.delete("b.json");

            assertThat(data.names()).isEmpty();
        }
    }

    @Test
    void read_nameOutsideTheFolder_isRefused() throws IOException {
        try (DataDirectory data = data()) {
            for (String each : new String[] {"../a", "a/b", "", ".a", "lock", "a.new", "A"}) {
                assertThatThrownBy(() -> data.read(each))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("'" + each + "'");
            }
        }
    }

    @Test
    void byDefault_nameOfService_isAFolderName() {
        assertThat(DataDirectory.byDefault("/home/a", "shop/../Api v2")).isEqualTo("/home/a/.opvitals/shop_.._Api_v2");
        assertThat(DataDirectory.byDefault("/home/a", "..")).isEqualTo("/home/a/.opvitals/_.");
        assertThat(DataDirectory.byDefault("/home/a", "")).isEqualTo("/home/a/.opvitals/java");
    }

    private DataDirectory data() {
        return new DataDirectory(root().toString());
    }

    private Path root() {
        return temp.resolve("data");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "nothing" : new String(bytes, StandardCharsets.UTF_8);
    }
}
