package io.huifang.scheduler.callback;

import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.NoticeRequested;
import io.huifang.contract.callback.NoticeRequested.Channel;
import io.huifang.scheduler.notice.Notice;
import io.huifang.scheduler.notice.WantedNotice;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A notice that a transaction wishes for. What else it does decides whether the notice is true in
 * the end, and when the call it promises will be.
 *
 * @param task what it is about
 * @param wanted what is to be sent, and to whom
 * @param occasion what it is sent for, once in the task's life
 * @param ofUse for how long; null when it promises a call, and is of no use after it, or once the
 *     task has ended
 * @param unlessReached whether it is for nobody who was reached about the task, in any attempt
 */
record NoticeWish(
        CallbackTask task,
        WantedNotice wanted,
        String occasion,
        Duration ofUse,
        boolean unlessReached) {
    /** Who learns of a missed call a day later has forgotten the telephone's ringing. */
    private static final Duration OF_USE_AFTER_THE_END = Duration.ofDays(1);

    /** What is so now may be otherwise soon. */
    private static final Duration OF_USE_MEANWHILE = Duration.ofHours(1);

    private static final Duration LONGEST_LINK = Duration.ofDays(31);

    private static final Set<Disposition> NOT_HIS_NUMBER =
            EnumSet.of(Disposition.THIRD_PARTY, Disposition.WRONG_PERSON, Disposition.NUMBER_DEAD);

    /** The same notice is wanted once for each attempt, and once before the first. */
    static NoticeWish of(CallbackTask task, WantedNotice wanted) {
        int attempts = task.standing().attempts();
        String occasion = attempts == 0 ? "before-attempt-1" : "after-attempt-" + attempts;
        return new NoticeWish(task, wanted, occasion, unlessACallFollows(task), false);
    }

    /** The same text is wanted once. */
    static NoticeWish once(CallbackTask task, WantedNotice wanted) {
        return new NoticeWish(task, wanted, wanted.template(), unlessACallFollows(task), false);
    }

    /** As the other one, for somebody whom nobody could call. */
    static NoticeWish insteadOfACall(CallbackTask task, WantedNotice wanted) {
        return new NoticeWish(task, wanted, wanted.template(), unlessACallFollows(task), true);
    }

    /** One invitation for each task, as a customer gets it who is not called any more. */
    static NoticeWish ofSurvey(CallbackTask task, WantedNotice wanted, Duration open) {
        boolean longer = open.compareTo(OF_USE_AFTER_THE_END) > 0;
        Duration ofUse = longer ? OF_USE_AFTER_THE_END : open;
        return new NoticeWish(task, wanted, "survey", ofUse, false);
    }

    private static Duration unlessACallFollows(CallbackTask task) {
        return task.isOpen() ? null : OF_USE_AFTER_THE_END;
    }

    /** The same text is wanted once; it says nothing of when the call will be. */
    static NoticeWish withoutATime(CallbackTask task, WantedNotice wanted) {
        return new NoticeWish(task, wanted, wanted.template(), OF_USE_AFTER_THE_END, false);
    }

    /** The same text is wanted once; it says how things are now. */
    static NoticeWish ofNow(CallbackTask task, WantedNotice wanted) {
        return new NoticeWish(task, wanted, wanted.template(), OF_USE_MEANWHILE, false);
    }

    /** The time that was announced before the first attempt does not hold any more. */
    static NoticeWish anew(CallbackTask task, WantedNotice wanted) {
        String occasion = "before-attempt-1 at " + task.standing().dueAt();
        return new NoticeWish(task, wanted, occasion, null, false);
    }

    /** A key that signs links is needed for so long after it was put aside. */
    private Instant linkUntil(Instant now) {
        Instant useful = task.standing().usefulUntil();
        Instant last = now.plus(LONGEST_LINK);
        return useful.isBefore(last) ? useful : last;
    }

    /**
     * A number at which somebody else was reached, or nobody can be, gets no message either: in
     * this task by whomever, in any other when it was found not to be his.
     */
    private List<Channel> channels() {
        boolean notHis =
                wanted.customer().numberNotHisSince() != null
                        || task.attempts().stream()
                                .map(Attempt::disposition)
                                .anyMatch(it -> it != null && NOT_HIS_NUMBER.contains(it));
        return wanted.channels().stream().filter(it -> it != Channel.SMS || !notHis).toList();
    }

    String customerId() {
        return task.matter().customerId();
    }

    /** Whether what it says is true. */
    boolean stillTrue() {
        return (task.isOpen() || !promisesACall()) && !(unlessReached && wasReached());
    }

    /** As far as the attempts are known here; of the others the stored ones tell. */
    private boolean wasReached() {
        return task.attempts().stream()
                .map(Attempt::disposition)
                .anyMatch(it -> it != null && it.rightParty());
    }

    private boolean promisesACall() {
        return ofUse == null;
    }

    Notice asOf(Instant now) {
        Matter matter = task.matter();
        Instant callAt = promisesACall() ? task.standing().dueAt() : null;
        Instant notAfter = promisesACall() ? callAt : now.plus(ofUse);
        NoticeRequested fact =
                new NoticeRequested(
                        DerivedIds.ofNotice(task.id(), occasion),
                        now,
                        matter.customerId(),
                        task.id(),
                        wanted.template(),
                        wanted.language(),
                        occasion,
                        matter.reason(),
                        channels(),
                        callAt,
                        promisesACall() ? wanted.zone().getId() : null,
                        wanted.notBefore(now, notAfter),
                        notAfter,
                        null);
        boolean linked = wanted.linked(matter.reason()) && task.isOpen();
        return new Notice(
                fact,
                matter.caseReason(),
                linked ? linkUntil(now) : null,
                matter.traceParent(),
                wanted,
                unlessReached);
    }
}
