package io.opvitals.agent.config.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentReaderTest {

    private static Document read(String text) {
        return DocumentReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> values(String text) {
        Document document = read(text);
        assertThat(document.problems()).isEmpty();
        return document.values().stream()
                .map(each ->
                        each.path() + "=" + String.join("|", each.items()) + "@" + each.line() + ":" + each.column())
                .toList();
    }

    private static String problem(String text) {
        Document document = read(text);
        assertThat(document.problems()).hasSize(1);
        DocumentProblem problem = document.problems().get(0);
        return problem.line() + ":" + problem.column() + ": " + problem.message();
    }

    @Test
    void yaml_isFlattenedWithThePlaceOfEachValue() {
        assertThat(values("""
                # A comment.
                a: 1
                b:
                  c: 'two'
                  d.e: [x, y]
                  f:
                  - z
                """)).containsExactly("a=1@2:4", "b.c=two@4:6", "b.d.e=x|y@5:8", "b.f=z@7:3");
    }

    @Test
    void json_isReadTheSameWay_alsoWithTabs() {
        assertThat(values("{\n\t\"a\": {\n\t\t\"b\": \"1\", \"c\": [true, null]\n\t}\n}\n"))
                .containsExactly("a.b=1@3:8", "a.c=true|@3:18");
    }

    @Test
    void nothing_isEmpty() {
        assertThat(values("")).isEmpty();
        assertThat(values("# only a comment\n")).isEmpty();
        assertThat(values("{}")).isEmpty();
        assertThat(values("---\n...\n")).isEmpty();
    }

    @Test
    void alias_isWhatItStandsFor() {
        assertThat(values("a: &x {b: 1}\nc: *x\nd: &y 2\ne: *y\n"))
                .containsExactly("a.b=1@1:11", "c.b=1@1:11", "d=2@3:4", "e=2@3:4");
    }

    @Test
    void mistakes_haveLineAndColumn() {
        assertThat(problem("a: 1\nb: [1\n")).startsWith("3:1: ").endsWith("(expected: YAML 1.2 or JSON)");
        assertThat(problem("a:\n\tb: 1\n")).startsWith("2:1: ");
        assertThat(problem("a: 1\na: 2\n")).isEqualTo("2:1: 'a' again (expected: once; it stands in line 1)");
        assertThat(problem("a: {b: 1}\na.b: 2\n")).isEqualTo("2:1: 'a.b' again (expected: once; it stands in line 1)");
        assertThat(problem("- a\n")).isEqualTo("1:1: no mapping (expected: name: value)");
        assertThat(problem("hello\n")).isEqualTo("1:1: no mapping (expected: name: value)");
        assertThat(problem("a: 1\n---\nb: 2\n")).isEqualTo("2:1: a second document (expected: one in a file)");
        assertThat(problem("a: *b\n")).isEqualTo("1:4: '*b' (expected: an anchor &b that ended before it)");
        assertThat(problem("a: &b {c: *b}\n")).startsWith("1:11: '*b'");
        assertThat(problem("a: [[1]]\n")).isEqualTo("1:5: 'a': a collection in a list (expected: plain values)");
        assertThat(problem("{[a]: 1}\n")).isEqualTo("1:2: a collection as a key (expected: a name)");
        assertThat(problem("a: !java.net.URL [x]\n")).startsWith("1:4: the tag !java.net.URL ");
        assertThat(problem("a: \u0001\n")).endsWith("(expected: YAML 1.2 or JSON)");
    }

    @Test
    void hostileInput_isRefusedAtOnce() {
        assertThat(problem("a: " + "[".repeat(100_000))).contains("too deep");
        assertThat(problem("{a: ".repeat(100_000))).contains("too deep");
        assertThat(problem("a: " + "x".repeat(DocumentReader.MAX_BYTES))).contains("longer than");
        StringBuilder laughs =
                new StringBuilder("l0: &l0 {a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9, j: 0}\n");
        for (int i = 1; i < 12; i++) {
            laughs.append("l" + i + ": &l" + i + " {");
            for (char c = 'a'; c < 'k'; c++) {
                laughs.append(c + ": *l" + (i - 1) + ", ");
            }
            laughs.append("}\n");
        }
        assertThat(problem(laughs.toString())).contains("too much in it");
        StringBuilder tower = new StringBuilder("l0: &l0 {a: 1}\n");
        for (int i = 1; i < 1_000; i++) {
            tower.append("l" + i + ": &l" + i + " {a: *l" + (i - 1) + "}\n");
        }
        assertThat(problem(tower.toString())).contains("too deep by aliases");
    }
}
