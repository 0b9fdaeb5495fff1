package io.huifang.scheduler.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.huifang.scheduler.policy.document.DefaultPolicy;
import io.huifang.scheduler.policy.document.Fault;
import io.huifang.scheduler.policy.document.PolicyDocument;
import io.huifang.scheduler.policy.document.Reading;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which events are part of one incident, and which rules a document may state about it. */
@Tag("D8")
@Tag("R35")
class IncidentRulesTest {
    private static final String FAILED = "io.huifang.payment.failed.v1";
    private static final Policy POLICY = DefaultPolicy.read();
    private static final String RULE = "- name: payment-outage\n";

    @Test
    void tellIncidentsApartByTheFactsTheyGoBy() {
        assertThat(keyOf(FAILED, Map.of("cause", "NETWORK")))
                .contains(new IncidentKey("payment-outage", List.of("NETWORK")));
        assertThat(keyOf(FAILED, Map.of("cause", "LIMIT")).orElseThrow())
                .hasToString("payment-outage (LIMIT)");
        assertThat(keyOf("io.huifang.refund.delayed.v1", Map.of("cause", "NETWORK"))).isEmpty();
    }

    @Test
    void leaveOutEventsThatDoNotStateTheFactAsACode() {
        assertThat(keyOf(FAILED, Map.of())).isEmpty();
        assertThat(keyOf(FAILED, Map.of("cause", " "))).isEmpty();
        assertThat(keyOf(FAILED, Map.of("cause", "x".repeat(65)))).isEmpty();
        assertThat(keyOf(FAILED, Map.of("cause", "a\nb"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "customers: 500, | | /opensAt | invalid",
                "customers: 500 | customers: 500, events: 600 | /opensAt | invalid",
                "customers: 500 | customers: 1 | /opensAt/customers | invalid",
                "within: PT5M | within: PT25H | /opensAt/within | too-long",
                "for: PT10M | for: PT30S | /closesAfter/for | invalid",
                "[io.huifang.payment.failed.v1] | [io.huifang.refund.settled.v1] | /types/0 |"
                        + " calls-nobody",
                "[io.huifang.payment.failed.v1] | [io.huifang.account.takeover_suspected.v1] |"
                        + " /types/0 | never-waits",
                "[io.huifang.payment.failed.v1] | [io.huifang.callback.requested.v1] | /types/0 |"
                        + " never-waits",
                "[io.huifang.payment.failed.v1] | [com.example.no] | /types/0 | unknown-type",
                "[io.huifang.payment.failed.v1] | [] | /types | empty",
                "[io.huifang.payment.completed.v1] | [com.example.no] | /harmedUnless/0 |"
                        + " unknown-type",
                "by: [cause] | by: [the cause] | /by/0 | invalid",
                "notice: we-know-of-the-trouble | notice: nobody-wrote-it | /notice |"
                        + " unknown-notice"
            })
    void mustFitTheRestOfTheDocument(String stated, String instead, String place, String code) {
        String other = instead == null ? "" : instead;
        String changed = DefaultPolicy.text().replace(stated, other);
        assertThat(changed).isNotEqualTo(DefaultPolicy.text());

        assertThat(faults(changed))
                .extracting(Fault::pointer, Fault::code)
                .contains(tuple("/incidents/rules/0" + place, code));
    }

    @Test
    void areEachOfTheirOwnNameAndTypes() {
        String text = DefaultPolicy.text();
        int from = text.indexOf(RULE);
        String rule = text.substring(from, text.indexOf("\n\n", from));

        assertThat(faults(text.replace(rule, rule + "\n    " + rule)))
                .extracting(Fault::code)
                .containsExactlyInAnyOrder("name-taken", "type-taken");
    }

    @Test
    void mayBeMissing() {
        String text = DefaultPolicy.text();
        String without =
                text.substring(0, text.indexOf("incidents:"))
                        + text.substring(text.indexOf("\ntypes:"));

        Policy policy = ((Reading.Sound) PolicyDocument.read(without, 1)).policy();

        assertThat(policy.incidents().keyOf(FAILED, any -> Optional.of("x"))).isEmpty();
    }

    private static Optional<IncidentKey> keyOf(String type, Map<String, String> facts) {
        return POLICY.incidents().keyOf(type, name -> Optional.ofNullable(facts.get(name)));
    }

    private static List<Fault> faults(String document) {
        return PolicyDocument.read(document, 1) instanceof Reading.Faulty faulty
                ? faulty.faults()
                : List.of();
    }
}
