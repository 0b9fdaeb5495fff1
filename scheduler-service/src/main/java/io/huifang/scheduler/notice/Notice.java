package io.huifang.scheduler.notice;

import io.huifang.contract.callback.NoticeRequested;
import io.huifang.scheduler.policy.Reason;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A notice as it would be sent, before anybody asked whether it may be, and before its link is
 * signed.
 *
 * @param fact what the sender is told; without a link
 * @param caseReason the reason the case began with that it is part of
 * @param linkUntil when its link ends, UTC; null for a notice without one
 * @param traceParent W3C trace context it continues; null when not traced
 * @param wanted what it came from
 * @param unlessReached whether it is for nobody who was reached about the task, in any attempt
 */
public record Notice(
        NoticeRequested fact,
        String caseReason,
        Instant linkUntil,
        String traceParent,
        WantedNotice wanted,
        boolean unlessReached) {

    /** One that is for anybody. */
    public Notice(
            NoticeRequested fact,
            String caseReason,
            Instant linkUntil,
            String traceParent,
            WantedNotice wanted) {
        this(fact, caseReason, linkUntil, traceParent, wanted, false);
    }

    /** The reason it is about, as it is within its case; empty when the policy dropped it. */
    Optional<Reason> reason() {
        return wanted.policy().reason(fact.reason(), caseReason);
    }

    boolean protects() {
        return reason().filter(Reason::protects).isPresent();
    }

    UUID id() {
        return fact.eventId();
    }

    NoticeRequested linked(String link) {
        return new NoticeRequested(
                fact.eventId(),
                fact.occurredAt(),
                fact.customerId(),
                fact.callbackId(),
                fact.template(),
                fact.language(),
                fact.occasion(),
                fact.reason(),
                fact.channels(),
                fact.callAt(),
                fact.timeZone(),
                fact.notBefore(),
                fact.notAfter(),
                link);
    }
}
