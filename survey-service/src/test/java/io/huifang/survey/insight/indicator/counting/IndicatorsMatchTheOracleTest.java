package io.huifang.survey.insight.indicator.counting;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Backing;
import io.huifang.backing.Database;
import io.huifang.backing.process.Child;
import io.huifang.contract.Fact;
import io.huifang.contract.analytics.DecisionFact;
import io.huifang.survey.insight.indicator.Catalogue;
import io.huifang.survey.insight.indicator.Indicator;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Every number equals what plain SQL finds in the same facts, to the last digit: told twice, out of
 * order, corrected, and counted by processes that are killed.
 */
@Tag("R89")
@Tag("P17")
class IndicatorsMatchTheOracleTest {
    private static final String ZONE = "Asia/Shanghai";
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long SEED = 20260301;

    @Test
    void whateverTheOrderAndHoweverOftenAndWhoeverDies() throws IOException {
        List<Fact> facts = MadeUpFacts.of(SEED, 50);
        List<Fact> told = muddled(facts);
        Map<String, String> right = oracle(told);

        try (Counting counting = new Counting(ZONE)) {
            Child first = counting.begin();
            counting.tell(told.subList(0, told.size() / 2));
            until(() -> !counting.numbers().isEmpty());
            counting.tell(told.subList(told.size() / 2, told.size() * 3 / 4));
            first.kill();
            counting.begin();
            counting.tell(told.subList(told.size() * 3 / 4, told.size()));
            until(() -> counting.numbers().equals(right), counting, right);
        }
        assertThat(indicators(right)).isEqualTo(all());
    }

    @Test
    void exceptWhenWhatIsToldTwiceIsNotKnownAsTheSame() throws IOException {
        List<Fact> facts = MadeUpFacts.of(SEED, 20);
        List<Fact> told = new ArrayList<>(facts);
        facts.forEach(fact -> told.add(underAnotherId(fact)));
        Map<String, String> right = oracle(facts);
        Map<String, String> doubled = oracle(told);

        try (Counting counting = new Counting(ZONE)) {
            counting.begin();
            counting.tell(told);
            until(() -> counting.numbers().equals(doubled), counting, doubled);

            assertThat(counting.numbers()).isNotEqualTo(right);
        }
    }

    private static Map<String, String> oracle(List<Fact> facts) {
        Database database = Backing.shared().freshDatabase("oracle");
        try {
            return Oracle.over(database, facts, ZONE).numbers();
        } finally {
            Backing.shared().postgres().dropDatabase(database.name());
        }
    }

    /** Every fifth a second time, and all of them out of order. */
    private static List<Fact> muddled(List<Fact> facts) {
        List<Fact> told = new ArrayList<>(facts);
        for (int i = 0; i < facts.size(); i += 5) {
            told.add(facts.get(i));
        }
        Collections.shuffle(told, new Random(SEED));
        return told;
    }

    private static Fact underAnotherId(Fact fact) {
        if (!(fact instanceof DecisionFact one)) {
            return fact;
        }
        UUID other = UUID.nameUUIDFromBytes(one.eventId().toString().getBytes());
        return new DecisionFact(
                other,
                one.occurredAt(),
                one.customerId(),
                one.eventType(),
                one.decision(),
                one.reason(),
                one.rule(),
                one.policyVersion(),
                one.callbackId(),
                one.eventTime(),
                one.cause(),
                one.merchantCategory(),
                one.region(),
                one.language(),
                one.currency(),
                one.holdOut(),
                one.explained(),
                one.incidentId());
    }

    private static TreeSet<String> indicators(Map<String, String> numbers) {
        return numbers.keySet().stream()
                .map(key -> key.substring(0, key.indexOf('|')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static TreeSet<String> all() {
        return Catalogue.all().stream()
                .map(Indicator::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private interface Condition {
        boolean holds();
    }

    private static void until(Condition condition) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(condition::holds);
    }

    /** With the first differences, when it does not come to hold. */
    private static void until(Condition condition, Counting counting, Map<String, String> right) {
        try {
            until(condition);
        } catch (ConditionTimeoutException differs) {
            Map<String, String> numbers = counting.numbers();
            List<String> differences = new ArrayList<>();
            TreeSet<String> keys = new TreeSet<>(right.keySet());
            keys.addAll(numbers.keySet());
            for (String key : keys) {
                if (!String.valueOf(right.get(key)).equals(String.valueOf(numbers.get(key)))) {
                    differences.add(
                            key + ": " + numbers.get(key) + " instead of " + right.get(key));
                }
            }
            throw new AssertionError(
                    differences.size()
                            + " of "
                            + keys.size()
                            + " differ: "
                            + differences.stream()
                                    .limit(20)
                                    .collect(Collectors.joining("\n", "\n", "")),
                    differs);
        }
    }
}
