package io.huifang.survey.insight.fact;

import io.huifang.contract.Topic;
import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.CallbackClosed;
import io.huifang.contract.callback.CallbackOpened;
import io.huifang.contract.callback.DecisionKind;
import io.huifang.contract.callback.DecisionMade;
import io.huifang.contract.callback.HoldOut;
import io.huifang.contract.callback.Outcome;
import io.huifang.contract.callback.PromiseSettled;
import io.huifang.contract.erasure.CustomerErased;
import io.huifang.survey.insight.InsightRig;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/** One customer's matter, as scheduler, survey and intake would tell of it. */
final class Story {
    static final String PLANTED_NAME = "Zhang Planted";
    static final String PLANTED_NUMBER = "+8613800138000";

    /** Of which customers are held out, and of which nobody looks for unusual rises. */
    private static final String TYPE = "io.huifang.feature.difficulty_reported.v1";

    /** Lately: what is long over is forgotten, and compared. */
    private static final Instant NINE =
            Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(23));

    final String customerId = "customer-" + UUID.randomUUID();
    final String subject = "refund-" + UUID.randomUUID();
    final String eventId = "event-" + UUID.randomUUID();
    final UUID callbackId = UUID.randomUUID();
    final UUID attemptId = UUID.randomUUID();

    private final UUID incidentId = UUID.randomUUID();
    private final UUID erasureId = UUID.randomUUID();
    private final UUID closingId = UUID.randomUUID();

    private final InsightRig rig;

    Story(InsightRig rig) {
        this.rig = rig;
    }

    /** Before any erasure. */
    String firstPseudonym() {
        return rig.pseudonyms.of(customerId);
    }

    DecisionMade scheduled() {
        return decision(
                DecisionKind.SCHEDULED, "A payment failed, so the customer is called.", Map.of());
    }

    /** It opens a task, and does not say what for: nobody should tell that. */
    DecisionMade scheduledForNoReason() {
        DecisionMade made = scheduled();
        return new DecisionMade(
                made.eventId(),
                made.occurredAt(),
                made.customerId(),
                made.source(),
                made.id(),
                made.eventType(),
                made.decision(),
                null,
                made.rule(),
                made.policyVersion(),
                made.explanation(),
                made.inputs(),
                made.callbackId(),
                made.eventTime(),
                made.cause(),
                made.merchantCategory(),
                made.currency(),
                made.region(),
                made.language(),
                made.holdOut(),
                made.incidentId(),
                made.dueAt(),
                made.targetAt());
    }

    DecisionMade scheduledWithPlantedWords() {
        return decision(
                DecisionKind.SCHEDULED,
                "Call " + PLANTED_NAME + " about " + subject,
                Map.of("number", PLANTED_NUMBER, "subject", subject));
    }

    DecisionMade decision(DecisionKind kind, String explanation) {
        return decision(kind, explanation, Map.of());
    }

    private DecisionMade decision(
            DecisionKind kind, String explanation, Map<String, Object> inputs) {
        return new DecisionMade(
                UUID.randomUUID(),
                NINE,
                customerId,
                "/wallet",
                eventId,
                TYPE,
                kind,
                "payment-failed",
                "reason.schedule",
                3,
                explanation,
                inputs,
                kind == DecisionKind.SCHEDULED ? callbackId : null,
                NINE.minusSeconds(2),
                "NETWORK",
                "5411",
                "CNY",
                "CN",
                "zh-CN",
                HoldOut.CALLED,
                incidentId,
                NINE.plus(Duration.ofMinutes(5)),
                NINE.plus(Duration.ofHours(4)));
    }

    /** After a database lost what it had told: the same event, decided again. */
    DecisionMade decidedAnew(DecisionMade made) {
        return retold(made, made.decision());
    }

    DecisionMade conflict(DecisionMade made) {
        return retold(made, DecisionKind.CONFLICT);
    }

    private static DecisionMade retold(DecisionMade made, DecisionKind kind) {
        return new DecisionMade(
                UUID.randomUUID(),
                made.occurredAt(),
                made.customerId(),
                made.source(),
                made.id(),
                made.eventType(),
                kind,
                made.reason(),
                made.rule(),
                made.policyVersion(),
                made.explanation(),
                made.inputs(),
                kind == DecisionKind.CONFLICT ? null : made.callbackId(),
                made.eventTime(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    DecisionMade decidedAfterTheErasure() {
        return new DecisionMade(
                UUID.randomUUID(),
                NINE.plus(Duration.ofHours(3)),
                customerId,
                "/wallet",
                "later-" + eventId,
                TYPE,
                DecisionKind.ERASED,
                null,
                "customer.erased",
                3,
                "The customer's data was erased.",
                Map.of(),
                null,
                NINE.plus(Duration.ofHours(3)),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    CallbackClosed closed(Outcome outcome) {
        return new CallbackClosed(
                closingId,
                NINE.plus(Duration.ofHours(2)),
                customerId,
                callbackId,
                "payment-failed",
                subject,
                outcome,
                2);
    }

    CallbackOpened followUp() {
        return new CallbackOpened(
                UUID.randomUUID(),
                NINE.plus(Duration.ofDays(1)),
                customerId,
                UUID.randomUUID(),
                "payment-failed",
                "promise.broken",
                NINE.plus(Duration.ofDays(1)),
                NINE,
                null,
                "CN",
                "zh-CN",
                callbackId);
    }

    AttemptConcluded concludedWithAPromise() {
        return new AttemptConcluded(
                UUID.randomUUID(),
                NINE.plus(Duration.ofHours(1)),
                customerId,
                callbackId,
                attemptId,
                1,
                Disposition.REACHED_PARTIAL,
                "agent-1",
                NINE.plus(Duration.ofMinutes(50)),
                NINE.plus(Duration.ofMinutes(51)),
                null,
                false,
                "BANK_DELAY",
                new AttemptConcluded.Promise(
                        "io.huifang.refund.settled.v1", subject, NINE.plus(Duration.ofDays(3))),
                null,
                null);
    }

    PromiseSettled settled(boolean kept) {
        return new PromiseSettled(
                UUID.randomUUID(),
                NINE.plus(Duration.ofDays(4)),
                customerId,
                callbackId,
                attemptId,
                NINE.plus(Duration.ofHours(1)),
                NINE.plus(Duration.ofDays(3)),
                kept,
                NINE.plus(Duration.ofDays(kept ? 2 : 3)));
    }

    CustomerErased erased() {
        return new CustomerErased(
                erasureId,
                NINE.plus(Duration.ofMinutes(90)),
                customerId,
                "request-1",
                1,
                "0".repeat(64));
    }

    /** After it is read, all that was told of the customer before has been read, too. */
    void tellsSomethingLast() {
        Story last = new Story(rig);
        DecisionMade other = last.decision(DecisionKind.IGNORED, "Nothing follows.");
        DecisionMade his =
                new DecisionMade(
                        other.eventId(),
                        other.occurredAt(),
                        customerId,
                        other.source(),
                        "last-" + eventId,
                        other.eventType(),
                        other.decision(),
                        null,
                        "last.of-all",
                        other.policyVersion(),
                        other.explanation(),
                        other.inputs(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        rig.tell(Topic.CALLBACK_DECISIONS, his);
        rig.told(
                Topic.ANALYTICS_DECISIONS,
                fact ->
                        fact.path("customerId").asText().equals(firstPseudonym())
                                && fact.path("rule").asText().equals("last.of-all"),
                1);
    }
}
