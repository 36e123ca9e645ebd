package io.opvitals.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.instrument.Suggestions.OwnPackage;
import io.opvitals.agent.instrument.Suggestions.Suggestion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {

    @Test
    void of_classesOfLibraries_areNotTheApplications() {
        Suggestions found = Suggestions.of(List.of(
                "org.springframework.web.client.RestClient",
                "com.acme.shop.Main",
                "com.acme.shop.Main$$Lambda$14",
                "com.acme.shop.web.$Proxy12"));

        assertThat(found.classes()).isEqualTo(1);
        assertThat(found.packages()).containsExactly(new OwnPackage("com.acme.shop", 1));
        assertThat(found.selectors()).isEmpty();
    }

    @Test
    void of_severalClassesOfAKind_areOneSelectorBelowWhatTheyShare() {
        Suggestions found = Suggestions.of(List.of(
                "com.acme.shop.pay.PayClient",
                "com.acme.shop.mail.MailClient",
                "com.acme.shop.mail.MailClient$Retry",
                "com.acme.shop.OrderService"));

        assertThat(found.selectors())
                .containsExactly(
                        new Suggestion(
                                "public com.acme.shop.*Client#*",
                                "Client",
                                2,
                                List.of("com.acme.shop.mail.MailClient", "com.acme.shop.pay.PayClient")),
                        new Suggestion(
                                "public com.acme.shop.OrderService#*",
                                "Service",
                                1,
                                List.of("com.acme.shop.OrderService")));
        List<String> problems = new ArrayList<>();
        found.selectors().forEach(each -> Selector.parseList("include", each.selector(), problems));
        assertThat(problems).isEmpty();
    }

    @Test
    void of_classesWithoutAPackage_areSuggestedEachByItself() {
        Suggestions found =
                Suggestions.of(List.of("Empty", "Empty$Mailer", "Empty$$Lambda$3", "PayClient", "a.b.Main"));

        assertThat(found.classes()).isEqualTo(4);
        assertThat(found.packages()).containsExactlyInAnyOrder(new OwnPackage("", 3), new OwnPackage("a.b", 1));
        assertThat(found.selectors())
                .containsExactly(
                        new Suggestion("PayClient#*", "Client", 1, List.of("PayClient")),
                        new Suggestion("Empty$Mailer#*", "", 1, List.of("Empty$Mailer")),
                        new Suggestion("Empty#*", "", 1, List.of("Empty")));
        List<String> problems = new ArrayList<>();
        for (Suggestion each : found.selectors()) {
            assertThat(Selector.parseList("include", each.selector(), problems))
                    .singleElement()
                    .satisfies(selector -> assertThat(
                                    selector.namesClass(each.examples().get(0)))
                            .isTrue());
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void of_packages_areOrderedByWhatIsLoadedOfThem() {
        Suggestions found = Suggestions.of(List.of("a.b.One", "c.d.One", "c.d.Two", "a.b.c.One"));

        assertThat(found.packages())
                .containsExactly(new OwnPackage("c.d", 2), new OwnPackage("a.b", 1), new OwnPackage("a.b.c", 1));
    }
}
