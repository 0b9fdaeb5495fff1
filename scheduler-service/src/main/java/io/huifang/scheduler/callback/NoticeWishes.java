package io.huifang.scheduler.callback;

import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.notice.Notice;
import io.huifang.scheduler.notice.WantedNotice;
import io.huifang.scheduler.policy.NoticeRules;
import io.huifang.scheduler.policy.Policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The notices that one transaction wishes for. */
final class NoticeWishes {
    private final Instant now;
    private final List<NoticeWish> wishes = new ArrayList<>();
    private final Set<String> silent = new HashSet<>();

    NoticeWishes(Instant now) {
        this.now = now;
    }

    void add(NoticeWish wish) {
        wishes.add(wish);
    }

    /**
     * Announces the first call, when the policy wants that and the customer has time to read it.
     */
    void announce(CallbackTask task, Customer customer, Policy policy) {
        if (announced(task, policy)) add(NoticeWish.of(task, announcement(customer, policy)));
    }

    /** Announces the first call anew, which has been put off since it was announced. */
    void announceAgain(CallbackTask task, Customer customer, Policy policy) {
        Standing standing = task.standing();
        boolean waits = standing.status() == Standing.Status.WAITING && standing.attempts() == 0;
        if (waits && announced(task, policy)) {
            add(NoticeWish.anew(task, announcement(customer, policy)));
        }
    }

    /**
     * What waits until it is of no use any more waits for something else, such as a trouble's end.
     */
    private boolean announced(CallbackTask task, Policy policy) {
        Standing standing = task.standing();
        return standing.dueAt().isBefore(standing.usefulUntil())
                && policy.reason(task.matter().reason())
                        .filter(reason -> reason.announces(standing.dueAt(), now))
                        .isPresent();
    }

    private static WantedNotice announcement(Customer customer, Policy policy) {
        return new WantedNotice(NoticeRules.BEFORE_A_CALL, customer, policy);
    }

    /** Nothing is written to the customer, whatever was wished before. */
    void writeNothingTo(String customerId) {
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
