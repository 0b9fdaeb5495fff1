package io.huifang.scheduler.callback;

import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.notice.Notice;
import io.huifang.scheduler.notice.WantedNotice;
import io.huifang.scheduler.policy.NoticeRules;
import io.huifang.scheduler.policy.Policy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The notices that one transaction wishes for. */
public final class NoticeWishes {
    private final Instant now;
    private final List<NoticeWish> wishes = new ArrayList<>();
    private final Set<String> silent = new HashSet<>();

    NoticeWishes(Instant now) {
        this.now = now;
    }

    /** A written notice to the customer, of which there is one on each occasion. */
    public void add(CallbackTask task, WantedNotice wanted) {
        wishes.add(NoticeWish.of(task, wanted));
    }

    /** As the other one, of a text that the customer gets once in the task's life. */
    public void once(CallbackTask task, WantedNotice wanted) {
        wishes.add(NoticeWish.once(task, wanted));
    }

    /** As the other one, for somebody whom nobody reached about it and nobody can call. */
    public void insteadOfACall(CallbackTask task, WantedNotice wanted) {
        wishes.add(NoticeWish.insteadOfACall(task, wanted));
    }

    /** As the other one, of a text that promises no call at any time. */
    public void withoutATime(CallbackTask task, WantedNotice wanted) {
        wishes.add(NoticeWish.withoutATime(task, wanted));
    }

    /** As the other one, of a text that says how things are now, and may be otherwise soon. */
    public void ofNow(CallbackTask task, WantedNotice wanted) {
        wishes.add(NoticeWish.ofNow(task, wanted));
    }

    /**
     * The notice that invites to a questionnaire about a task.
     *
     * @param until when it cannot be answered any more, UTC
     */
    public void ofSurvey(CallbackTask task, WantedNotice wanted, Instant until) {
        wishes.add(NoticeWish.ofSurvey(task, wanted, Duration.between(now, until)));
    }

    /**
     * Announces the first call, when the policy wants that and the customer has time to read it.
     */
    public void announce(CallbackTask task, Customer customer, Policy policy) {
        if (announced(task, policy)) add(task, announcement(customer, policy));
    }

    /** Announces the first call anew, which has been put off since it was announced. */
    public void announceAgain(CallbackTask task, Customer customer, Policy policy) {
        Standing standing = task.standing();
        boolean waits = standing.status() == Standing.Status.WAITING && standing.attempts() == 0;
        if (waits && announced(task, policy)) {
            wishes.add(NoticeWish.anew(task, announcement(customer, policy)));
        }
    }

    /**
     * What waits until it is of no use any more waits for something else, such as a trouble's end.
     */
    private boolean announced(CallbackTask task, Policy policy) {
        Standing standing = task.standing();
        return standing.dueAt().isBefore(standing.usefulUntil())
                && task.matter()
                        .reasonIn(policy)
                        .filter(reason -> reason.announces(standing.dueAt(), now))
                        .isPresent();
    }

    private static WantedNotice announcement(Customer customer, Policy policy) {
        return new WantedNotice(NoticeRules.BEFORE_A_CALL, customer, policy);
    }

    /** He must not be contacted: nothing is written to him, whatever was wished before. */
    public void writeNothingTo(String customerId) {
        silent.add(customerId);
    }

    /** Those that are true when everything else is done. */
    List<Notice> inTheEnd() {
        return wishes.stream()
                .filter(it -> !silent.contains(it.customerId()))
                .filter(NoticeWish::stillTrue)
                .map(it -> it.asOf(now))
                .toList();
    }
}
