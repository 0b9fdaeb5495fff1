package io.huifang.survey.insight.fact;

import static io.huifang.contract.Topic.ANALYTICS_DECISIONS;
import static io.huifang.contract.Topic.CALLBACK_ATTEMPTS;
import static io.huifang.contract.Topic.CALLBACK_DECISIONS;
import static io.huifang.contract.Topic.CALLBACK_TASKS;
import static io.huifang.contract.Topic.CUSTOMER_ERASURES;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.backing.KafkaRecord;
import io.huifang.contract.analytics.CallbackFact;
import io.huifang.contract.analytics.CallbackFact.Status;
import io.huifang.contract.analytics.DecisionFact;
import io.huifang.contract.analytics.PromiseFact;
import io.huifang.contract.analytics.PromiseFact.State;
import io.huifang.contract.callback.DecisionKind;
import io.huifang.contract.callback.DecisionMade;
import io.huifang.contract.callback.HoldOut;
import io.huifang.contract.callback.Outcome;
import io.huifang.survey.insight.InsightRig;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** What the scheduler tells becomes flat facts, on real Kafka. */
@Tag("R89")
class FactsTest {
    private static InsightRig rig;

    @BeforeAll
    static void start() {
        rig = new InsightRig().start("state");
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    void aDecisionIsToldFlatAndUnderAPseudonym() {
        Story story = new Story(rig);
        DecisionMade made = story.scheduled();

        rig.tell(CALLBACK_DECISIONS, made);

        KafkaRecord told = told(DecisionFact.TYPE, story.firstPseudonym(), 1).get(0);
        DecisionFact fact = rig.read(told, DecisionFact.class);
        assertThat(told.key()).isEqualTo(fact.customerId()).isEqualTo(story.firstPseudonym());
        assertThat(told.headers()).containsEntry("ce_id", fact.eventId().toString());
        assertThat(fact.occurredAt()).isEqualTo(made.occurredAt());
        assertThat(fact.eventType()).isEqualTo(made.eventType());
        assertThat(fact.decision()).isEqualTo(DecisionKind.SCHEDULED);
        assertThat(fact.callbackId()).isEqualTo(story.callbackId);
        assertThat(fact.cause()).isEqualTo("NETWORK");
        assertThat(fact.merchantCategory()).isEqualTo("5411");
        assertThat(fact.region()).isEqualTo("CN");
        assertThat(fact.language()).isEqualTo("zh-CN");
        assertThat(fact.currency()).isEqualTo("CNY");
        assertThat(fact.holdOut()).isEqualTo(HoldOut.CALLED);
        assertThat(fact.incidentId()).isEqualTo(made.incidentId());
        assertThat(fact.explained()).isTrue();
    }

    @Test
    @Tag("D1")
    void whatNobodyExplainedIsToldToBeSo() {
        Story story = new Story(rig);

        rig.tell(CALLBACK_DECISIONS, story.decision(DecisionKind.IGNORED, " "));

        assertThat(decisions(story.firstPseudonym(), 1).get(0).explained()).isFalse();
    }

    @Test
    @Tag("P2")
    void whatIsToldAgainIsTheSameFact() {
        Story story = new Story(rig);
        DecisionMade made = story.scheduled();

        rig.tell(CALLBACK_DECISIONS, made);
        rig.tell(CALLBACK_DECISIONS, made);
        rig.tell(CALLBACK_DECISIONS, story.decidedAnew(made));

        assertThat(decisions(story.firstPseudonym(), 3))
                .extracting(DecisionFact::eventId)
                .containsOnly(decisions(story.firstPseudonym(), 1).get(0).eventId());
        assertThat(callbacks(story.firstPseudonym(), 1)).hasSize(1);
    }

    @Test
    @Tag("P4")
    void eachConflictIsAFactOfItsOwn() {
        Story story = new Story(rig);
        DecisionMade made = story.scheduled();

        rig.tell(CALLBACK_DECISIONS, made);
        rig.tell(CALLBACK_DECISIONS, story.conflict(made));
        rig.tell(CALLBACK_DECISIONS, story.conflict(made));

        assertThat(decisions(story.firstPseudonym(), 3))
                .extracting(DecisionFact::eventId)
                .doesNotHaveDuplicates();
    }

    @Test
    @Tag("P17")
    void aTaskIsToldAsItOpensAndAsItEndsAndNoOftener() {
        Story story = new Story(rig);
        DecisionMade made = story.scheduled();

        rig.tell(CALLBACK_DECISIONS, made);
        told(CallbackFact.TYPE, story.firstPseudonym(), 1);
        rig.tell(CALLBACK_TASKS, story.closed(Outcome.RESOLVED));
        told(CallbackFact.TYPE, story.firstPseudonym(), 2);
        rig.tell(CALLBACK_DECISIONS, made);
        rig.tell(CALLBACK_TASKS, story.closed(Outcome.RESOLVED));
        story.tellsSomethingLast();

        List<CallbackFact> facts = callbacks(story.firstPseudonym(), 2);
        assertThat(facts).extracting(CallbackFact::revision).containsExactly(0, 1);
        assertThat(facts)
                .extracting(CallbackFact::status)
                .containsExactly(Status.OPEN, Status.CLOSED);
        CallbackFact end = facts.get(1);
        assertThat(end.openedAt()).isEqualTo(made.occurredAt());
        assertThat(end.eventTime()).isEqualTo(made.eventTime());
        assertThat(end.dueAt()).isEqualTo(made.dueAt());
        assertThat(end.targetAt()).isEqualTo(made.targetAt());
        assertThat(end.outcome()).isEqualTo(Outcome.RESOLVED);
        assertThat(end.attempts()).isEqualTo(2);
        assertThat(end.closedAt()).isEqualTo(end.occurredAt());
    }

    @Test
    @Tag("P7")
    void anEndThatIsHeardFirstIsToldAgainWhenItIsComplete() {
        Story story = new Story(rig);

        rig.tell(CALLBACK_TASKS, story.closed(Outcome.CANCELLED));
        told(CallbackFact.TYPE, story.firstPseudonym(), 1);
        rig.tell(CALLBACK_DECISIONS, story.scheduled());

        List<CallbackFact> facts = callbacks(story.firstPseudonym(), 3);
        assertThat(facts).extracting(CallbackFact::revision).containsExactly(1, 0, 2);
        assertThat(facts.get(0).openedAt()).isNull();
        assertThat(facts.get(2).openedAt()).isNotNull();
        assertThat(facts).extracting(CallbackFact::eventId).doesNotHaveDuplicates();
    }

    @Test
    @Tag("R76")
    void aFollowUpIsToldWithWhatItFollows() {
        Story story = new Story(rig);

        rig.tell(CALLBACK_DECISIONS, story.followUp());

        CallbackFact fact = callbacks(story.firstPseudonym(), 1).get(0);
        assertThat(fact.followUpOf()).isEqualTo(story.callbackId);
        assertThat(fact.status()).isEqualTo(Status.OPEN);
        assertThat(decisionsNow(story.firstPseudonym())).isEmpty();
    }

    @Test
    @Tag("D12")
    void aPromiseIsToldAsItIsMadeBrokenAndKeptAfterAll() {
        Story story = new Story(rig);

        rig.tell(CALLBACK_ATTEMPTS, story.concludedWithAPromise());
        told(PromiseFact.TYPE, story.firstPseudonym(), 1);
        rig.tell(CALLBACK_DECISIONS, story.settled(false));
        rig.tell(CALLBACK_DECISIONS, story.settled(true));
        rig.tell(CALLBACK_DECISIONS, story.settled(true));

        List<PromiseFact> facts =
                told(PromiseFact.TYPE, story.firstPseudonym(), 4).stream()
                        .map(record -> rig.read(record, PromiseFact.class))
                        .toList();
        assertThat(facts)
                .extracting(PromiseFact::state)
                .containsExactly(State.MADE, State.BROKEN, State.KEPT, State.KEPT);
        assertThat(facts).extracting(PromiseFact::revision).containsExactly(0, 1, 2, 2);
        assertThat(facts.get(2).eventId()).isEqualTo(facts.get(3).eventId());
        assertThat(facts).extracting(PromiseFact::promiseId).containsOnly(story.attemptId);
        assertThat(facts).extracting(PromiseFact::madeAt).containsOnly(facts.get(0).madeAt());
    }

    @Test
    @Tag("D13")
    void anErasureBeginsAnotherPseudonymAndItsSecondDeliveryNone() {
        Story story = new Story(rig);
        rig.tell(CALLBACK_DECISIONS, story.scheduled());
        told(CallbackFact.TYPE, story.firstPseudonym(), 1);

        eraseKnown(story);
        rig.tell(CUSTOMER_ERASURES, story.erased());
        rig.tell(CALLBACK_DECISIONS, story.decidedAfterTheErasure());
        rig.tell(CALLBACK_TASKS, story.closed(Outcome.ERASED));

        String later = rig.pseudonyms.of(story.customerId, story.erased().eventId());
        assertThat(later).isNotEqualTo(story.firstPseudonym());
        DecisionFact after = decisions(later, 1).get(0);
        assertThat(after.decision()).isEqualTo(DecisionKind.ERASED);
        assertThat(after.callbackId()).isNull();
        // what names one task stays under one pseudonym: the two must not be joined by it
        assertThat(callbacks(story.firstPseudonym(), 2))
                .extracting(CallbackFact::status)
                .containsExactly(Status.OPEN, Status.CLOSED);
    }

    @Test
    @Tag("D13")
    void whatWasDecidedBeforeTheErasureKeepsItsPseudonymHoweverLateItIsRead() {
        Story story = new Story(rig);

        rig.tell(CUSTOMER_ERASURES, story.erased());
        rig.tell(CALLBACK_DECISIONS, story.scheduled());

        assertThat(decisions(story.firstPseudonym(), 1)).hasSize(1);
    }

    @Test
    @Tag("P19")
    void nothingOfAPersonIsInAnyFactNorInWhatIsKept() {
        Story story = new Story(rig);

        rig.tell(CALLBACK_DECISIONS, story.scheduledWithPlantedWords());
        rig.tell(CALLBACK_ATTEMPTS, story.concludedWithAPromise());
        rig.tell(CALLBACK_TASKS, story.closed(Outcome.RESOLVED));
        eraseKnown(story);
        rig.tell(CALLBACK_DECISIONS, story.decidedAfterTheErasure());
        decisions(rig.pseudonyms.of(story.customerId, story.erased().eventId()), 1);
        told(CallbackFact.TYPE, story.firstPseudonym(), 2);
        told(PromiseFact.TYPE, story.firstPseudonym(), 1);

        for (String topic :
                List.of(
                        ANALYTICS_DECISIONS.topicName(),
                        rig.application + "-" + FactStreams.ERASURES + "-changelog",
                        rig.application + "-" + FactStreams.CALLBACKS + "-changelog")) {
            assertThat(rig.all(topic)).as(topic).isNotEmpty();
            assertThat(rig.all(topic))
                    .as(topic)
                    .noneMatch(record -> says(record, story.customerId))
                    .noneMatch(record -> says(record, Story.PLANTED_NAME))
                    .noneMatch(record -> says(record, Story.PLANTED_NUMBER))
                    .noneMatch(record -> says(record, story.subject));
        }
        assertThat(says(rig.all(CALLBACK_DECISIONS.topicName()), Story.PLANTED_NAME))
                .as("the planted name is where it is looked for")
                .isTrue();
    }

    @Test
    @Tag("P6")
    void whatCannotBeReadDelaysNothingBehindIt() {
        Story story = new Story(rig);
        double before = unreadable();

        rig.tellPoison(CALLBACK_DECISIONS, story.scheduled(), new byte[] {'{', 0});
        rig.tellPoison(CALLBACK_DECISIONS, story.scheduled(), null);
        rig.tellPoison(CALLBACK_DECISIONS, story.scheduled(), "{}".getBytes());
        rig.tell(CALLBACK_DECISIONS, story.scheduled());

        assertThat(decisions(story.firstPseudonym(), 1)).hasSize(1);
        assertThat(unreadable()).isGreaterThanOrEqualTo(before + 3);
    }

    @Test
    @Tag("P6")
    void whatIsTooOddForAFactDelaysNothingBehindItAndLeavesNothingBehind() {
        Story story = new Story(rig);
        double before = unreadable();

        rig.tell(CALLBACK_DECISIONS, story.scheduledForNoReason());
        rig.tell(CALLBACK_DECISIONS, story.scheduled());

        assertThat(decisions(story.firstPseudonym(), 1)).hasSize(1);
        assertThat(callbacks(story.firstPseudonym(), 1))
                .as("the task opens with the one that can be told")
                .extracting(CallbackFact::reason)
                .containsExactly("payment-failed");
        assertThat(unreadable()).isGreaterThanOrEqualTo(before + 1);
    }

    private static double unreadable() {
        return rig.meters
                .counter("huifang.insight.unreadable", "topic", CALLBACK_DECISIONS.topicName())
                .count();
    }

    private static List<DecisionFact> decisions(String pseudonym, int count) {
        return told(DecisionFact.TYPE, pseudonym, count).stream()
                .map(record -> rig.read(record, DecisionFact.class))
                .toList();
    }

    private static List<KafkaRecord> decisionsNow(String pseudonym) {
        return rig.all(ANALYTICS_DECISIONS.topicName()).stream()
                .filter(record -> record.key().equals(pseudonym))
                .filter(record -> DecisionFact.TYPE.equals(record.headers().get("ce_type")))
                .toList();
    }

    private static List<CallbackFact> callbacks(String pseudonym, int count) {
        return told(CallbackFact.TYPE, pseudonym, count).stream()
                .map(record -> rig.read(record, CallbackFact.class))
                .toList();
    }

    private static List<KafkaRecord> told(String type, String pseudonym, int count) {
        Predicate<JsonNode> his = fact -> fact.path("customerId").asText().equals(pseudonym);
        return rig.told(ANALYTICS_DECISIONS, his.and(fact -> isOf(fact, type)), count).stream()
                .toList();
    }

    /** By the fields that only that type has. */
    private static boolean isOf(JsonNode fact, String type) {
        return switch (type) {
            case DecisionFact.TYPE -> fact.has("decision");
            case CallbackFact.TYPE -> fact.has("status");
            default -> fact.has("promiseId");
        };
    }

    /** Topics are read side by side: what comes after it must not be told before it is known. */
    private void eraseKnown(Story story) {
        String known = rig.application + "-" + FactStreams.ERASURES + "-changelog";
        int before = rig.all(known).size();
        rig.tell(CUSTOMER_ERASURES, story.erased());
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> rig.all(known).size() > before);
    }

    private static boolean says(List<KafkaRecord> records, String text) {
        return records.stream().anyMatch(record -> says(record, text));
    }

    private static boolean says(KafkaRecord record, String text) {
        return String.valueOf(record.key()).contains(text)
                || record.value() != null && record.text().contains(text);
    }
}
