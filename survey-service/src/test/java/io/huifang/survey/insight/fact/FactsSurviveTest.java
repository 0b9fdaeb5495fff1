package io.huifang.survey.insight.fact;

import static io.huifang.contract.Topic.ANALYTICS_DECISIONS;
import static io.huifang.contract.Topic.CALLBACK_DECISIONS;
import static io.huifang.contract.Topic.CALLBACK_TASKS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.backing.KafkaRecord;
import io.huifang.contract.analytics.CallbackFact;
import io.huifang.contract.callback.Outcome;
import io.huifang.survey.insight.InsightRig;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Broken off in the middle and taken up by another: each fact stands on the topic once. */
@Tag("P17")
class FactsSurviveTest {
    private static final int CUSTOMERS = 1500;

    @Test
    void aReplicaThatIsBrokenOffIsFollowedByOneThatHasNothing() {
        try (InsightRig rig = new InsightRig()) {
            List<Story> stories = Stream.generate(() -> new Story(rig)).limit(CUSTOMERS).toList();
            Set<String> mine =
                    stories.stream().map(Story::firstPseudonym).collect(Collectors.toSet());

            rig.start("first");
            stories.subList(0, CUSTOMERS / 2).forEach(story -> tell(rig, story));
            told(rig, mine, CUSTOMERS / 10);
            rig.breakOff();
            stories.subList(CUSTOMERS / 2, CUSTOMERS).forEach(story -> tell(rig, story));
            rig.start("second");
            told(rig, mine, CUSTOMERS);
            rig.stop();
            rig.start("second");

            List<KafkaRecord> all = told(rig, mine, 3 * CUSTOMERS);
            eachOnce(all);
            inOrder(rig, all);
            assertThat(all).hasSize(3 * CUSTOMERS);
            assertThatThrownBy(() -> eachOnce(withOneTwice(all)))
                    .as("a fact that stood there twice would be found")
                    .isInstanceOf(AssertionError.class);
        }
    }

    private static void tell(InsightRig rig, Story story) {
        rig.tellSoon(CALLBACK_DECISIONS, story.scheduled());
        rig.tellSoon(CALLBACK_TASKS, story.closed(Outcome.RESOLVED));
    }

    /** A decision, an opening and an end of each; an end heard first is told again, complete. */
    private static List<KafkaRecord> told(InsightRig rig, Set<String> mine, int count) {
        return rig.told(
                ANALYTICS_DECISIONS,
                fact -> mine.contains(fact.path("customerId").asText()) && isCounted(fact),
                count);
    }

    private static boolean isCounted(JsonNode fact) {
        boolean early = fact.path("status").asText().equals("CLOSED") && !fact.has("openedAt");
        return !early;
    }

    private static void eachOnce(List<KafkaRecord> records) {
        assertThat(records)
                .extracting(record -> record.headers().get("ce_id"))
                .doesNotHaveDuplicates();
    }

    private static List<KafkaRecord> withOneTwice(List<KafkaRecord> all) {
        List<KafkaRecord> twice = new ArrayList<>(all);
        twice.add(all.get(all.size() / 2));
        return twice;
    }

    /** The complete end of a task stands behind its opening. */
    private static void inOrder(InsightRig rig, List<KafkaRecord> records) {
        Map<String, List<Integer>> revisions =
                records.stream()
                        .filter(record -> CallbackFact.TYPE.equals(record.headers().get("ce_type")))
                        .collect(
                                Collectors.groupingBy(
                                        KafkaRecord::key,
                                        Collectors.mapping(revision(rig), Collectors.toList())));
        assertThat(revisions).hasSize(CUSTOMERS);
        assertThat(revisions.values()).allMatch(it -> it.get(0) == 0 && it.size() == 2);
    }

    private static Function<KafkaRecord, Integer> revision(InsightRig rig) {
        return record -> rig.read(record, CallbackFact.class).revision();
    }
}
