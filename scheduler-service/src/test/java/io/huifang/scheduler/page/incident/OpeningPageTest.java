package io.huifang.scheduler.page.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.scheduler.page.incident.OpeningPage.RuleLink;
import io.huifang.scheduler.policy.IncidentRule;
import io.huifang.scheduler.policy.IncidentRule.Counts;
import io.huifang.scheduler.policy.IncidentRule.Quiet;
import io.huifang.scheduler.policy.IncidentRule.Threshold;
import io.huifang.scheduler.policy.IncidentRules;

import jakarta.ws.rs.core.MultivaluedHashMap;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Set;

class OpeningPageTest {
    private static final Duration AN_HOUR = Duration.ofHours(1);

    @Test
    void asksWhichRuleWhereThereAreSeveral() {
        OpeningPage page = page(null, rule("one"), rule("another one"));

        assertThat(page.rule()).isNull();
        assertThat(page.rules())
                .contains(new RuleLink("another one", "/pages/incidents/opening?rule=another+one"));
        assertThat(page("another one", rule("one"), rule("another one")).rule())
                .isEqualTo("another one");
    }

    @Test
    void asksForWhatTheOnlyRuleGoesBy() {
        OpeningPage page = page(null, rule("one", "cause", "since"));

        assertThat(page.rule()).isEqualTo("one");
        assertThat(page.fields()).extracting("id").containsExactly("fact-cause", "fact-since");
    }

    @Test
    void offersNothingWithoutRules() {
        OpeningPage page = page(null);

        assertThat(page.rule()).isNull();
        assertThat(page.rules()).isEmpty();
    }

    private static OpeningPage page(String chosen, IncidentRule... rules) {
        return OpeningPage.of(
                new IncidentRules(1, List.of(rules)), chosen, null, new MultivaluedHashMap<>());
    }

    private static IncidentRule rule(String name, String... by) {
        return new IncidentRule(
                name,
                Set.of("type"),
                List.of(by),
                new Threshold(Counts.EVENTS, 5, AN_HOUR),
                new Quiet(1, AN_HOUR),
                null,
                AN_HOUR,
                Set.of());
    }
}
