package io.huifang.scheduler.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.huifang.contract.callback.DecisionKind;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Whereabouts;
import io.huifang.scheduler.input.Input;
import io.huifang.scheduler.policy.HoldOut;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.document.DefaultPolicy;
import io.huifang.scheduler.policy.document.Fault;
import io.huifang.scheduler.policy.document.PolicyDocument;
import io.huifang.scheduler.policy.document.Reading;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Control groups as the document states them and as events are decided. */
@Tag("D15")
class ControlGroupTest {
    /** 12:00 in Shanghai, a Wednesday. */
    private static final Instant NOON = Instant.parse("2026-03-04T04:00:00Z");

    private static final String SALT = "\nholdOut: {salt: spring-2027}\n";

    @Test
    void callsEverybodyButTheControlGroupAndSaysWhy() {
        Policy policy = sound(document("how-to", "0.5") + SALT);
        HoldOut holdOut = policy.holdOut();
        int control = 0;

        for (int i = 0; i < 200; i++) {
            Decision decision = decide("feature.difficulty_reported", "c-" + i, policy);
            boolean held = holdOut.isControl(policy.reason("how-to").orElseThrow(), "c-" + i, 0.5);

            assertThat(decision.kind())
                    .isEqualTo(held ? DecisionKind.SUPPRESSED : DecisionKind.SCHEDULED);
            assertThat(decision.rule().equals("hold-out.control")).isEqualTo(held);
            assertThat(decision.inputs()).containsEntry(Input.HOLD_OUT_SHARE, 0.5);
            if (held) assertThat(decision.explanation()).contains("control group");
            control += held ? 1 : 0;
        }

        assertThat(control).isBetween(60, 140);
    }

    /** Those who count are told of both arms, and of nobody else. */
    @Test
    @Tag("R95")
    void tellsBothArmsAndNobodyElse() {
        Policy policy = sound(document("how-to", "0.5") + SALT);

        for (int i = 0; i < 50; i++) {
            Customer customer = Customer.unknown("c-" + i);
            Decision decision = decide("feature.difficulty_reported", "c-" + i, policy);
            boolean held = decision.rule().equals("hold-out.control");
            Circumstances told =
                    Circumstances.of(
                            event("feature.difficulty_reported", "c-" + i),
                            customer,
                            decision,
                            policy);

            assertThat(told.holdOut())
                    .isEqualTo(
                            held
                                    ? io.huifang.contract.callback.HoldOut.HELD_OUT
                                    : io.huifang.contract.callback.HoldOut.CALLED);
            assertThat(told.dueAt() == null).isEqualTo(held);
        }
        Decision complaint = decide("complaint.filed", "c-1", policy);
        Circumstances other =
                Circumstances.of(
                        event("complaint.filed", "c-1"),
                        Customer.unknown("c-1"),
                        complaint,
                        policy);
        assertThat(other.holdOut()).isNull();
        assertThat(other.targetAt()).as("a complaint is promised a call in time").isNotNull();
    }

    @Test
    void saysNothingOfGroupsWhereThereIsNone() {
        Decision decision =
                decide("complaint.filed", "c-1", sound(document("how-to", "0.5") + SALT));

        assertThat(decision.kind()).isEqualTo(DecisionKind.SCHEDULED);
        assertThat(decision.inputs()).doesNotContainKey(Input.HOLD_OUT_SHARE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"how-to", "welcome", "payment-failed", "important-transaction"})
    void mayHoldOutWhatIsOfLowRisk(String reason) {
        assertThat(sound(document(reason, "0.05") + SALT).holdOut().shares())
                .containsEntry(reason, 0.05);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "complaint",
                "complaint-check",
                "takeover",
                "risk-check",
                "account-locked",
                "balance-anomaly",
                "requested-by-customer",
                "refund-delayed",
                "refund-rejected",
                "dispute",
                "dispute-check",
                "duplicate-charge",
                "handover",
                "low-score",
                "social"
            })
    void refusesToHoldOutAnythingElse(String reason) {
        assertThat(faults(document(reason, "0.05") + SALT))
                .extracting(Fault::pointer, Fault::code)
                .containsExactly(tuple("/reasons/" + reason + "/holdOut", "not-low-risk"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.51", "1", "-0.1", "5%"})
    void refusesSharesThatAreNone(String share) {
        assertThat(faults(document("how-to", share) + SALT))
                .extracting(Fault::pointer, Fault::code)
                .contains(tuple("/reasons/how-to/holdOut", "invalid"));
    }

    @Test
    void wantsASalt() {
        assertThat(faults(document("how-to", "0.05")))
                .extracting(Fault::pointer, Fault::code)
                .containsExactly(tuple("/holdOut", "no-salt"));
    }

    private static Decision decide(String type, String customerId, Policy policy) {
        CustomerState state = new CustomerState(Customer.unknown(customerId));
        return Decider.decide(event(type, customerId), state, policy, NOON);
    }

    private static WalletEvent event(String type, String customerId) {
        return new WalletEvent(
                "io.huifang." + type + ".v1",
                customerId,
                NOON,
                null,
                "subject-1",
                Whereabouts.UNKNOWN,
                name -> Optional.of("1").filter(any -> name.equals("severity")));
    }

    private static String document(String reason, String share) {
        String name = "\n  " + reason + ":\n";
        String text = DefaultPolicy.text();
        assertThat(text).contains(name);
        return text.replace(name, name + "    holdOut: " + share + "\n");
    }

    private static Policy sound(String document) {
        Reading reading = PolicyDocument.read(document, 1);
        assertThat(reading).isInstanceOf(Reading.Sound.class);
        return ((Reading.Sound) reading).policy();
    }

    private static List<Fault> faults(String document) {
        return ((Reading.Faulty) PolicyDocument.read(document, 1)).faults();
    }
}
