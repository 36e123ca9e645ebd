package io.opvitals.it.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * A test of what should not depend on the JDK: it runs once, on one of the supported JDKs of this machine, which it is given
 * as its argument. Which one depends on its name, so that all are used; {@code -Dit.every-jdk=true} runs it on each.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@ArgumentsSource(AnyJdk.One.class)
public @interface AnyJdk {

    /** Gives the JDK. */
    final class One implements ArgumentsProvider {
        @Override
        public Stream<? extends Arguments> provideArguments(
                ParameterDeclarations parameters, ExtensionContext context) {
            List<Jdk> supported = new InstalledJdks().supported();
            if (Boolean.getBoolean("it.every-jdk")) {
                return supported.stream().map(Arguments::of);
            }
            String name = context.getRequiredTestMethod().toString();
            return Stream.of(Arguments.of(supported.get(Math.floorMod(name.hashCode(), supported.size()))));
        }
    }
}
