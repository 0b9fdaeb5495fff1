package io.huifang.scheduler.conclusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.NoticeRequested;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.Reason;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What must hold of everything that reaches a customer, counted again from what he would see. */
final class MonthChecks {
    private static final Policy POLICY = MonthOfACustomer.POLICY;
    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(20, 0);

    private final ZoneId zone;
    private final List<Instant> notices = new ArrayList<>();

    MonthChecks(ZoneId zone) {
        this.zone = zone;
    }

    /** How many notices there were. */
    int notices() {
        return notices.size();
    }

    /** A call is made now: in his hours, in time, and as one of three a day and five a week. */
    void call(CallbackTask task, Collection<CallbackTask> all, Instant now) {
        Attempt attempt = task.underWay().orElseThrow();
        inHours(now);
        assertThat(attempt.callableUntil()).isBeforeOrEqualTo(task.standing().freshUntil());
        assertThat(now).isBefore(task.standing().freshUntil());
        assertThat(callsSince(now.minus(Duration.ofDays(1)), all)).isLessThan(3);
        assertThat(callsSince(now.minus(Duration.ofDays(7)), all)).isLessThan(5);
    }

    private static long callsSince(Instant from, Collection<CallbackTask> all) {
        return all.stream()
                .flatMap(task -> task.attempts().stream())
                .filter(it -> it.disposition() != null && it.disposition().counts())
                .filter(it -> it.concludedAt().isAfter(from))
                .count();
    }

    /** A notice is sent: in his hours, true, and as one of few. */
    void notice(NoticeRequested fact, Customer customer, Instant now) {
        Instant at = fact.notBefore() == null ? now : fact.notBefore();
        inHours(at);
        assertThat(at).isBefore(fact.notAfter());
        assertThat(customer.suppressedAt(now)).isEmpty();
        assertThat(POLICY.reason(fact.reason()).filter(Reason::safeNumber)).isEmpty();
        assertThat(noticesSince(at.minus(Duration.ofDays(1)), at)).isLessThan(2);
        assertThat(noticesSince(at.minus(Duration.ofDays(7)), at)).isLessThan(8);
        notices.add(at);
    }

    private long noticesSince(Instant from, Instant until) {
        return notices.stream().filter(it -> it.isAfter(from) && !it.isAfter(until)).count();
    }

    private void inHours(Instant at) {
        LocalTime local = at.atZone(zone).toLocalTime();
        assertThat(local).isAfterOrEqualTo(OPENS).isBefore(CLOSES);
    }

    /** Whoever was promised something in vain is called, unless something forbids or limits it. */
    void brokenPromise(
            CallbackTask task, Collection<CallbackTask> all, Customer customer, Instant now) {
        UUID caseId = task.matter().caseId();
        boolean called =
                all.stream().anyMatch(it -> it.isOpen() && it.matter().caseId().equals(caseId));
        boolean limited = task.matter().followUps() >= POLICY.followUps().most();
        boolean causeOpen =
                all.stream()
                        .anyMatch(
                                it ->
                                        it.isOpen()
                                                && it.matter()
                                                        .reason()
                                                        .equals("unresolved-follow-up"));
        assertThat(called || limited || causeOpen || customer.suppressedAt(now).isPresent())
                .isTrue();
    }

    /**
     * It has ended, after no more attempts than its reason has, as far as nobody corrected them.
     */
    void ended(CallbackTask task, Set<UUID> corrected) {
        assertThat(task.standing().outcome()).isNotNull();
        if (task.attempts().stream().anyMatch(it -> corrected.contains(it.attemptId()))) return;
        Reason reason = POLICY.reason(task.matter().reason()).orElseThrow();
        long appointments = task.endedBy(Disposition.APPOINTMENT_MADE);
        assertThat(task.standing().counted())
                .isLessThanOrEqualTo(reason.retryPlan().maxAttempts() + (int) appointments);
    }
}
