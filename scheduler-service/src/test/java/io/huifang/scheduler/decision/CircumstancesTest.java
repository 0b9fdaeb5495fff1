package io.huifang.scheduler.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.callback.DecisionKind;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Suppression;
import io.huifang.scheduler.customer.Whereabouts;
import io.huifang.scheduler.input.Input;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.document.DefaultPolicy;
import io.huifang.scheduler.statement.Statements;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What is told of a decision for those who count: codes, and nothing of a person. */
@Tag("R89")
class CircumstancesTest {
    private static final Instant NOON = Instant.parse("2026-03-04T04:00:00Z");
    private static final Policy POLICY = DefaultPolicy.read();
    private static final Whereabouts CHINA =
            Whereabouts.of(List.of("Asia/Shanghai"), "CN", NOON.minusSeconds(60));
    private static final Customer CUSTOMER = new Customer("c-1", CHINA, null);

    private final Map<String, String> facts = new HashMap<>();

    @Test
    void tellsCodesOfTheEventAndWhereTheCustomerIs() {
        facts.put("cause", "NETWORK");
        facts.put("merchantCategory", "5411");
        facts.put("currency", "CNY");

        Circumstances told = of(CUSTOMER);

        assertThat(told.cause()).isEqualTo("NETWORK");
        assertThat(told.merchantCategory()).isEqualTo("5411");
        assertThat(told.currency()).isEqualTo("CNY");
        assertThat(told.region()).isEqualTo("CN");
        assertThat(told.dueAt()).isNotNull();
        assertThat(told.incidentId()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zhang San lost his card", "13800138000", "a@b.example", ""})
    @Tag("P19")
    void tellsNoWordsThatStandWhereACodeShould(String words) {
        facts.put("cause", words);
        facts.put("merchantCategory", words);
        facts.put("currency", words);

        Circumstances told = of(CUSTOMER);

        assertThat(told.cause()).isNull();
        assertThat(told.merchantCategory()).isNull();
        assertThat(told.currency()).isNull();
    }

    @Test
    @Tag("D13")
    void tellsNothingOfWhoWasErased() {
        facts.put("cause", "NETWORK");
        Customer erased = new Customer("c-1", CHINA, (Suppression) null, true, Statements.NONE);

        Circumstances told = of(erased);

        assertThat(told)
                .isEqualTo(new Circumstances(null, null, null, null, null, null, null, null, null));
    }

    @Test
    @Tag("D8")
    void tellsTheIncident() {
        UUID incident = UUID.randomUUID();
        Decision collapsed =
                Decision.of(
                        DecisionKind.MERGED,
                        "payment-failed",
                        "incident.collapsed",
                        "Many.",
                        Map.of(Input.INCIDENT, incident));

        assertThat(Circumstances.of(event(), CUSTOMER, collapsed, POLICY).incidentId())
                .isEqualTo(incident);
    }

    private Circumstances of(Customer customer) {
        Decision decision = Decider.decide(event(), new CustomerState(customer), POLICY, NOON);
        return Circumstances.of(event(), customer, decision, POLICY);
    }

    private WalletEvent event() {
        return new WalletEvent(
                "io.huifang.payment.failed.v1",
                "c-1",
                NOON,
                null,
                "payment-1",
                CHINA,
                name -> Optional.ofNullable(facts.get(name)));
    }
}
