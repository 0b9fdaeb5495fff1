package io.huifang.survey.insight.indicator.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.contract.Fact;
import io.huifang.contract.analytics.AttemptFact;
import io.huifang.contract.analytics.DecisionFact;
import io.huifang.contract.attempt.Disposition;
import io.huifang.survey.insight.indicator.counting.MadeUpFacts;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** What facts change, compared with counting all of them anew, and what that costs. */
@Tag("R89")
class CustomersTest {
    private final Known known = new Known();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void changesAddUpToWhatAllFactsTogetherSay(long seed) {
        List<Fact> facts = OneCustomer.all(MadeUpFacts.of(seed, 40));
        Collections.shuffle(facts, new Random(seed));
        Anew anew = new Anew();

        for (int i = 0; i < facts.size(); i++) {
            known.hear(facts.get(i));
            anew.hear(facts.get(i));
            if (i % 5 == 0) {
                known.hear(facts.get(i / 2));
            }
            if (i % 40 == 0) {
                assertThat(known.counted()).isEqualTo(anew.counted());
            }
        }

        assertThat(known.counted()).isEqualTo(anew.counted()).isNotEmpty();
    }

    @Test
    void factsOfOneMomentCountAsAnyOrderWouldHaveIt() {
        Instant noon = OneCustomer.NOON;
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            UUID callback = new UUID(1, i);
            facts.add(OneCustomer.decided(callback, noon));
            facts.add(OneCustomer.reached(callback, noon, 0));
            facts.add(OneCustomer.decided(new UUID(2, i), noon.plus(Duration.ofDays(14))));
            facts.add(OneCustomer.reached(new UUID(2, i), noon.plus(Duration.ofDays(14)), 0));
            facts.add(OneCustomer.decided(new UUID(3, i), noon.plus(Duration.ofDays(7))));
        }
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(facts, new Random(round));
            Known known = new Known();
            Anew anew = new Anew();
            facts.forEach(known::hear);
            facts.forEach(anew::hear);
            assertThat(known.counted()).as("round %d", round).isEqualTo(anew.counted());
        }
    }

    @Test
    void ofAFactThatCannotBeCountedNothingIsKept() {
        UUID callback = new UUID(1, 1);
        DecisionFact beyond = OneCustomer.decided(callback, Instant.parse("9999-12-31T00:00:00Z"));
        AttemptFact never = OneCustomer.reached(callback, Instant.MAX, 0);

        assertThatThrownBy(() -> known.hear(beyond)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> known.hear(never)).isInstanceOf(RuntimeException.class);
        assertThat(known.counted()).isEmpty();
        assertThat(known.entries()).isZero();

        Anew anew = new Anew();
        for (Fact fact :
                List.of(
                        OneCustomer.decided(callback, OneCustomer.NOON),
                        OneCustomer.reached(callback, OneCustomer.NOON, 0))) {
            known.hear(fact);
            anew.hear(fact);
        }
        assertThat(known.counted()).isEqualTo(anew.counted());
    }

    @Test
    @Tag("P17")
    void costsACustomerOfVeryManyCallbacksNoMoreThanOneOfSome() {
        Known some = new Known();
        Known many = new Known();
        OneCustomer.callbacks(20).forEach(some::hear);
        OneCustomer.callbacks(2000).forEach(many::hear);

        assertThat(costs(many, 2000)).isEqualTo(costs(some, 20)).allMatch(read -> read < 20);

        long before = many.read();
        many.lookAtAll();
        assertThat(many.read() - before).as("the rig counts what is read").isGreaterThan(4000);
    }

    /** Entries read for each fact of one callback more, and for corrections of earlier ones. */
    private static List<Long> costs(Known known, int callbacks) {
        List<Fact> next = new ArrayList<>(OneCustomer.callback(callbacks));
        int corrected = callbacks / 2;
        UUID half = OneCustomer.id(corrected);
        Instant then = OneCustomer.at(corrected).plus(OneCustomer.UNTIL_CALLED);
        next.add(OneCustomer.ended(half, then, 1, Disposition.NO_ANSWER));
        next.add(OneCustomer.ended(half, then, 2, Disposition.REACHED_RESOLVED));
        List<Long> costs = new ArrayList<>();
        for (Fact fact : next) {
            long before = known.read();
            known.hear(fact);
            costs.add(known.read() - before);
        }
        return costs;
    }

    @Test
    void forgetsBitByBitWhatIsLongOver() {
        List<Fact> facts = OneCustomer.callbacks(3000);
        facts.forEach(known::hear);
        Instant last = OneCustomer.at(3000);
        int all = known.entries();

        known.forgetSome(OneCustomer.at(0).minus(Duration.ofDays(1)));
        assertThat(known.entries()).as("nothing is over").isEqualTo(all);

        known.forgetSome(last.plus(Duration.ofDays(100)));
        assertThat(known.entries()).as("some at a time").isBetween(all / 10, all - 1);
        for (int i = 0; i < 5; i++) {
            known.forgetSome(last.plus(Duration.ofDays(100)));
        }
        assertThat(known.entries()).isZero();
    }
}
