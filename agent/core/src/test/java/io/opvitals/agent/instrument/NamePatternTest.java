package io.opvitals.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamePatternTest {

    private final List<String> problems = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "com.acme.Search#find, com.acme.Search, find, true",
        "com.acme.Search#find, com.acme.Search, findAll, false",
        "com.acme.Search#find*, com.acme.Search, findAll, true",
        "com.acme.*#*, com.acme.deep.Inner$Class, anything, true",
        "*.Search#*, com.acme.Search, x, true",
        "*Search*#*All, com.acme.MySearchImpl, findAll, true",
        "*Search*#*All, com.acme.MyFinder, findAll, false",
        "com.acme.S*h#a*b*c, com.acme.Search, aXbYc, true",
        "com.acme.S*h#a*b*c, com.acme.Search, aXbYcZ, false",
    })
    void pattern_matches(String pattern, String className, String method, boolean expected) {
        NamePattern parsed = NamePattern.parseList("s", pattern, problems).get(0);

        assertThat(parsed.matchesClass(className) && parsed.matchesMethod(method))
                .isEqualTo(expected);
    }

    @Test
    void list_isSeparatedByCommasAndForgivesSpaces() {
        List<NamePattern> parsed = NamePattern.parseList("s", " com.acme.A#a , com.acme.B#b ,", problems);

        assertThat(parsed).extracting(NamePattern::toString).containsExactly("com.acme.A#a", "com.acme.B#b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"com.acme.Search", "com.acme.Search#", "#find", "com..Search#find", "a b#c", "A#b#c", ".A#b"})
    void malformedPattern_namesValueAndExpectation(String pattern) {
        String text = "com.acme.Good#one," + pattern;

        List<NamePattern> parsed = NamePattern.parseList("opvitals.instrumentation.include", text, problems);

        assertThat(parsed).extracting(NamePattern::toString).containsExactly("com.acme.Good#one");
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("opvitals.instrumentation.include: '" + pattern + "' (expected: package.Class#method");
    }

    @Test
    void openTelemetryList_isHonouredAsItIs() {
        List<NamePattern> parsed = NamePattern.parseOpenTelemetryList(
                "otel.instrumentation.methods.include",
                "my.package.MyClass1[method1,method2];my.package.MyClass2[m3]",
                problems);

        assertThat(parsed)
                .extracting(NamePattern::toString)
                .containsExactly(
                        "my.package.MyClass1#method1", "my.package.MyClass1#method2", "my.package.MyClass2#m3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"my.Class", "my.Class[]", "[m]", "my.Class[m", "my.Class[a,]"})
    void malformedOpenTelemetryList_namesValueAndExpectation(String text) {
        NamePattern.parseOpenTelemetryList("otel.instrumentation.methods.include", text, problems);

        assertThat(problems)
                .singleElement()
                .asString()
                .contains("'" + text + "' (expected: package.Class[method1,method2]");
    }
}
