package io.huifang.scheduler.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.huifang.scheduler.policy.document.DefaultPolicy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

@Tag("D15")
@Tag("R95")
class HoldOutTest {
    private static final Policy POLICY = DefaultPolicy.read();
    private static final int CUSTOMERS = 100_000;
    private static final EventFacts NO_FACTS = name -> Optional.empty();
    private static final Reason HOW_TO = reason("how-to");

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.05, 0.5})
    void holdsTheShareOut(double share) {
        HoldOut holdOut = of("spring", share);

        int control = control(holdOut, HOW_TO, share).size();

        double fiveSigmas = 5 * Math.sqrt(CUSTOMERS * share * (1 - share));
        assertThat((double) control).isCloseTo(CUSTOMERS * share, within(fiveSigmas));
    }

    @Test
    void makesOtherGroupsOfOtherReasonsAndSalts() {
        HoldOut holdOut = of("spring", 0.1);
        Set<Integer> group = control(holdOut, HOW_TO, 0.1);

        Set<Integer> otherReason = control(holdOut, reason("welcome"), 0.1);
        Set<Integer> otherSalt = control(of("autumn", 0.1), HOW_TO, 0.1);

        otherReason.retainAll(group);
        otherSalt.retainAll(group);
        assertThat(otherReason.size()).isBetween(850, 1_150);
        assertThat(otherSalt.size()).isBetween(850, 1_150);
        assertThat(control(of("spring", 0.1), HOW_TO, 0.1)).isEqualTo(group);
    }

    @Test
    void growsAGroupWithItsShare() {
        HoldOut holdOut = of("spring", 0.5);

        Set<Integer> larger = control(holdOut, HOW_TO, 0.2);

        assertThat(control(holdOut, HOW_TO, 0.1)).isNotEmpty().allMatch(larger::contains);
    }

    /** Even a document that said so, against all checks, could not. */
    @Test
    void neverHoldsOutWhatMattersToTheCustomer() {
        Set<String> lowRisk =
                Set.of("payment-failed", "important-transaction", "how-to", "welcome");
        Map<String, Double> all =
                POLICY.reasons().keySet().stream()
                        .collect(Collectors.toMap(Function.identity(), name -> 0.5));
        HoldOut holdOut = new HoldOut("spring", all);

        Set<String> sampled =
                POLICY.types().entrySet().stream()
                        .filter(it -> it.getValue() instanceof TypeRule.Schedules)
                        .map(it -> Map.entry(it.getKey(), (TypeRule.Schedules) it.getValue()))
                        .filter(
                                it ->
                                        holdOut.share(
                                                        POLICY.reasonOf(it.getValue()),
                                                        it.getKey(),
                                                        NO_FACTS)
                                                > 0)
                        .map(it -> it.getValue().reason())
                        .collect(Collectors.toSet());

        assertThat(sampled).isEqualTo(lowRisk);
    }

    @Test
    void neverHoldsOutPaymentsThatWereDeclinedForARisk() {
        HoldOut holdOut = new HoldOut("spring", Map.of("payment-failed", 0.5));
        Reason reason = reason("payment-failed");
        String type = "io.huifang.payment.failed.v1";

        assertThat(holdOut.share(reason, type, cause("NETWORK"))).isEqualTo(0.5);
        assertThat(holdOut.share(reason, type, cause("RISK_DECLINED"))).isZero();
        assertThat(holdOut.share(reason, "com.example.own", NO_FACTS)).isZero();
    }

    private static EventFacts cause(String cause) {
        return name -> Optional.of(cause).filter(any -> name.equals("cause"));
    }

    private static HoldOut of(String salt, double share) {
        return new HoldOut(salt, Map.of("how-to", share, "welcome", share));
    }

    private static Set<Integer> control(HoldOut holdOut, Reason reason, double share) {
        return IntStream.range(0, CUSTOMERS)
                .filter(i -> holdOut.isControl(reason, "c-" + i, share))
                .boxed()
                .collect(Collectors.toSet());
    }

    private static Reason reason(String name) {
        return POLICY.reason(name).orElseThrow();
    }
}
